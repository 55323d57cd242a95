"""Addresses of e-mail in a text: one reading of them for senders, letterheads and sides."""

import pytest

from casefile.model.mail import mails_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dana Levi <dana.levi+work@barak.co.il>", ["dana.levi+work@barak.co.il"]),
        (
            "'dana@barak.example', o'neil@barak.example.",
            ["dana@barak.example", "o'neil@barak.example"],
        ),
        ("mailto:dana@barak.example?subject=x", ["dana@barak.example"]),
        ("|dana@barak.example|03-5551234", ["dana@barak.example"]),
        ("biuro@żółw.pl", ["biuro@żółw.pl"]),
        ("dana@localhost, @barak.example, a @ b.example", []),
        ("", []),
    ],
)
def test_an_address_is_found_without_what_stands_around_it(text, found):
    assert mails_in(text) == found
