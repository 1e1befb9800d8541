"""A gemeente's whole register as one file: in (`load_register`) and out (`dump_register`).

One JSON object per line, as docs/register.md and docs/register.schema.json say. Reading goes line by line
(`regels`), each line is held against the schema (`schema`) and offered to the port (`aanbieden`), all of it in one
transaction (`laden`). Writing reads the tables as the owner, who alone sees every dossier (`schrijven`).
"""
