"""The tests run as the app role on tables of the owner; otherwise they would prove nothing about row-level security."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection


def fetch(command: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(command)
        return list(cursor.fetchall())


@pytest.mark.django_db
def test_the_tests_run_as_the_app_role() -> None:
    rows = fetch("SELECT rolname, rolsuper, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname = current_user")
    assert rows == [(connection.settings_dict["USER"], False, False, False)]


@pytest.mark.django_db
def test_the_app_role_owns_no_table_and_cannot_make_one() -> None:
    assert fetch("SELECT tablename FROM pg_tables WHERE tableowner = current_user") == []
    with pytest.raises(Exception, match="permission denied for schema public"):
        fetch("CREATE TABLE eigen ()")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_test_with_real_transactions_leaves_is_gone_for_the_next(time: str) -> None:
    assert fetch("SELECT count(*) FROM procrastinate_jobs") == [(0,)], time
    fetch("INSERT INTO procrastinate_jobs (queue_name, task_name) VALUES ('x', 'y') RETURNING id")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_rows_that_migrations_made_are_put_back(time: str) -> None:
    assert ContentType.objects.filter(app_label="accounts", model="account").exists(), time
    ContentType.objects.all().delete()


@pytest.mark.django_db
def test_the_database_of_the_tests_is_never_the_one_of_the_demo() -> None:
    assert str(connection.settings_dict["NAME"]).startswith("test_")
