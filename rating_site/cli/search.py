"""`kajian search`: what does the one box find?"""

from typing import Any

import click

from rating_site.cli.opening import open_all
from rating_site.cli.show import as_json
from rating_site.finder import Finder
from rating_site.lookup import recognise
from rating_site.words import GROUPS
from search_index.query import Group


@click.command()
@click.argument("text")
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True)
@click.option("--json", "for_machines", is_flag=True, help="one JSON object instead of text")
def search(text: str, limit: int, for_machines: bool) -> None:
    """Find platforms, rules and reports for TEXT: a host, name, pinyin, QQ or ICP number, or a phrase."""
    recognised = recognise(text)
    settings, database = open_all()
    finder = Finder(database, settings.index_folder)
    query = finder.settled(recognised)
    groups = finder.find(query, limit)
    if for_machines:
        shown = {"kind": query.kind, "key": query.key}
        click.echo(as_json({"query": shown, "groups": [_plain(group) for group in groups]}))
        return
    for group in groups:
        click.echo(GROUPS[group.kind])
        for hit in group.hits:
            click.echo(f"  {hit.title}  {hit.host}  {'/'.join(hit.why)}")
    if not groups:
        click.echo("没有找到；如果是网址，可以用 kajian check 立即体检")


def _plain(group: Group) -> dict[str, Any]:
    hits = [
        {"id": hit.id.partition(":")[2], "title": hit.title, "host": hit.host, "why": list(hit.why)}
        for hit in group.hits
    ]
    return {"kind": group.kind, "hits": hits}
