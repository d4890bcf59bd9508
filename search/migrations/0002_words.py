"""The full-text index itself, which no model describes, and the row that writers hold."""

from django.db import migrations

from search.engines import postgresql, sqlite


def make_table(apps, editor):
    statements = {"sqlite": sqlite.TABLE, "postgresql": postgresql.TABLE}[editor.connection.vendor]
    for statement in statements.split(";"):
        if statement.strip():
            editor.execute(statement)
    apps.get_model("search", "IndexState").objects.create(pk=1)


def drop_table(apps, editor):
    editor.execute("DROP TABLE search_words")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make_table, drop_table)]
