"""What may people send about keys of the API?"""

from typing import Annotated, Literal

from pydantic import Field

from rating_site.web.inputs import Input


class KeyWish(Input):
    """The wish for a key, with the solution that the browser found."""

    challenge: Annotated[str, Field(max_length=4000)] = ""


class KeyAct(Input):
    """What to do with a key that somebody holds."""

    key: Annotated[str, Field(max_length=100)]
    act: Literal["rotate", "revoke"]
