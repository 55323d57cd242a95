"""What the tests of taking in begin with: mails, and what was guessed of a paper."""

from email.message import EmailMessage

SAID = "I owe you 500 pounds and will pay them next week, when the customer pays me, I promise."


def mail(subject="Invoice INV-7", body="I owe you 500, I will pay next week.", inside=None):
    message = EmailMessage()
    message["From"] = "Bob <bob@acme.example>"
    message["To"] = "ann@firm.example"
    message["Date"] = "Mon, 02 Feb 2026 10:00:00 +0000"
    message["Subject"] = subject
    message.set_content(body)
    if inside is not None:
        message.add_attachment(
            bytes(inside), maintype="application", subtype="octet-stream", filename="inner.eml"
        )
    return message


def in_a_file(path, *, id_="<1@acme.example>", said=SAID, via="", to="ann@firm.example"):
    path.write_text(
        f"{via}From: Bob <bob@acme.example>\nTo: {to}\nMessage-ID: {id_}\n"
        f"Date: Mon, 02 Feb 2026 10:00:00 +0000\nSubject: Invoice\n\n{said}\n",
        encoding="utf-8",
    )
    return path


def told(exhibit):
    return {(x.field, x.value, x.reason) for x in exhibit.suggestions}
