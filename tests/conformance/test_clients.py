"""A client that is not installed stops the tests and is named."""

import pytest

from tests.conformance.clients import node, program


def test_a_missing_program_fails_and_is_named() -> None:
    with pytest.raises(pytest.fail.Exception, match="no-such-client is missing"):
        program("no-such-client")


def test_a_missing_package_fails_and_is_named() -> None:
    with pytest.raises(pytest.fail.Exception, match="no-such-package is missing"):
        node("ublock.mjs", "no-such-package", {})
