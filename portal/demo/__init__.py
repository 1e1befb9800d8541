"""Everything that starts the portal on one machine: PostgreSQL, processes, demo data. Imported by nobody below."""
