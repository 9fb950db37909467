"""How is a whole page looked at, and not only its first screen? What is laid out later, at once."""

from playwright.sync_api import Page

# A constructed sheet is no inline style, so the page's own content policy lets it pass.
_SHEET = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { content-visibility: visible !important; }');
  document.adoptedStyleSheets = [sheet];
}
"""


def lay_out(page: Page) -> None:
    """Lay out what is below the first screen too."""
    page.evaluate(_SHEET)


def unfold(page: Page) -> None:
    """The same with everything open that can be opened."""
    lay_out(page)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
