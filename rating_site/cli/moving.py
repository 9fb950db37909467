"""`kajian transfer`, `backup` and `restore`: an installation moves, is kept aside, and comes back whole."""

from datetime import UTC, datetime
from pathlib import Path

import click
from sqlalchemy.engine import make_url

from rating_site.actions.audit import first_break
from rating_site.cli.group import BAD_INPUT, COULD_NOT_ASK, fail
from rating_site.cli.opening import open_all
from rating_site.config import read_settings
from rating_site.store import backup as keeping
from rating_site.store import transfer as moving
from rating_site.store.db import open_database, reading
from rating_site.store.migrate import is_current, migrate

_SECRET = {"secret_key", "seal_keys", "smtp_url", "database_url", "queue_url", "limits_url", "crawl"}


@click.command()
@click.option("--from", "source", required=True, help="URL of the database that is left.")
@click.option("--to", "target", required=True, help="URL of the empty database that is moved to.")
def transfer(source: str, target: str) -> None:
    """Copy a whole database to another engine; run it again after a break and it goes on."""
    if source == target:
        fail("the old and the new database are the same", BAD_INPUT)
    old, new = open_database(source), open_database(target)
    if old.is_sqlite and not Path(str(old.write.url.database)).exists():
        fail(f"there is no database at {old.write.url.database}", BAD_INPUT)
    if not is_current(old):
        fail("bring the old database to the newest version first: kajian migrate", BAD_INPUT)
    if not is_current(new):
        migrate(new)
    try:
        done = moving.copy(old, new, _Progress())
    except (moving.NotEmptyError, ValueError) as error:
        fail(str(error), COULD_NOT_ASK)
    finally:
        old.close()
        new.close()
    click.echo(f"moved {sum(one.rows for one in done.values())} rows in {len(done)} tables; all sums agree")
    click.echo("now set KAJIAN_DATABASE_URL to the new database and start again")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def backup(folder: Path) -> None:
    """Write database, pictures and settings (without secrets) into a new FOLDER."""
    settings, database = open_all()
    plain = {name: value for name, value in settings.model_dump().items() if name not in _SECRET}
    try:
        kept = keeping.backup(database, settings.data / "evidence", plain, folder, datetime.now(UTC))
    except keeping.BackupError as error:
        fail(str(error), COULD_NOT_ASK)
    (settings.data / "last_backup").write_text(str(kept["made_at"]))
    click.echo(f"kept {len(kept['files'])} files in {folder}")
    click.echo("secrets are not in it: keep KAJIAN_SECRET_KEY and KAJIAN_SEAL_KEYS somewhere else")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True))
@click.option("--check", "only_check", is_flag=True, help="Only look whether the backup is whole.")
def restore(folder: Path, only_check: bool) -> None:
    """Bring a backup back into an empty data folder (and an empty database), and compare everything."""
    settings = read_settings()
    try:
        if only_check:
            found = keeping.verify(folder)
            click.echo(f"the backup of {found['made_at']} is whole: {len(found['files'])} files")
            return
        found = keeping.restore(folder, settings.database, settings.data / "evidence")
    except keeping.BackupError as error:
        fail(str(error), COULD_NOT_ASK)
    _check_audit(settings.database)
    click.echo(f"restored the backup of {found['made_at']} into {make_url(settings.database).database}")


def _check_audit(url: str) -> None:
    database = open_database(url)
    if not is_current(database):
        migrate(database)
    with reading(database) as session:
        broken = first_break(session)
    database.close()
    if broken is not None:
        fail(f"the audit log breaks at row {broken}", COULD_NOT_ASK)


class _Progress:
    """A line per table with the rows that went over."""

    def __init__(self) -> None:
        self._table, self._rows = "", 0

    def __call__(self, table: str, rows: int) -> None:
        self._rows = rows + (self._rows if table == self._table else 0)
        if table != self._table:
            click.echo(f"{table} ...", err=True)
        self._table = table
