"""Every id that is given out can be asked for."""

import re

from hypothesis import given
from hypothesis import strategies as st

from rating_site.actions.ids import new_id
from rating_site.web.ids import ID_PATTERN


@given(st.integers())
def test_given_ids_fit_the_routes(_repeat: int) -> None:
    assert re.fullmatch(ID_PATTERN, new_id())
