"""Throughput of taking in mails, beside the bare parse of the standard library.

Run: ``python bench/intake.py [MAILS]``. It prints ratios: the disk and the other users of the
machine are in every absolute number.
"""

import email
import email.policy
import shutil
import sys
import tempfile
import time
from datetime import date
from email.message import EmailMessage
from pathlib import Path

from casefile.desk import Desk
from casefile.intake.child import ReadingChild
from casefile.intake.readers import email_message
from casefile.model.money import read_money

SENTENCES = (
    "Proszę o zapłatę faktury FV/12/2026 na kwotę 12 300,00 zł do końca tygodnia.",
    "אשמח לקבל את התשלום עד יום חמישי, כפי שסיכמנו בשיחה.",
    "We have received the goods and will pay the invoice next week.",
)


def mail(number):
    """Return a mail of an ordinary size: a few paragraphs, quoted words, one small attachment."""
    message = EmailMessage()
    message["From"] = f"Bob {number} <bob@acme.example>"
    message["To"] = "Ann <ann@firm.example>"
    message["Date"] = f"Mon, {number % 28 + 1:02} Feb 2026 10:00:00 +0000"
    message["Subject"] = f"Re: FV/{number}/2026 חשבונית"
    message["Message-ID"] = f"<{number}@acme.example>"
    own = "\n\n".join(SENTENCES * 4)
    quoted = "\n".join(f"> {line} {number}" for line in SENTENCES * 4)
    message.set_content(f"{own}\n\nOn Monday Ann wrote:\n{quoted}\n")
    if number % 10 == 0:
        body = f"note {number}\n".encode() * 200
        message.add_attachment(body, maintype="text", subtype="plain", filename=f"note{number}.txt")
    return bytes(message)


def bare(mails):
    """Parse with the standard library alone: heads, text, attachments."""
    for data in mails:
        parsed = email.message_from_bytes(data, policy=email.policy.default)
        str(parsed["subject"]), str(parsed["from"]), str(parsed["date"])
        body = parsed.get_body(("plain", "html"))
        if body is not None:
            body.get_content()
        for part in parsed.iter_attachments():
            part.get_content()


def ours(mails):
    """Read with our reader, in this process."""
    for data in mails:
        email_message.read(data, "mail.eml")


def fenced(mails):
    """Read with our reader in the limited child."""
    with ReadingChild() as child:
        for data in mails:
            assert not child.read(data, "mail.eml").trouble


def filed(folder, home):
    """Take the folder into a case: copied, hashed, read, guessed, compared, one commit.

    Progress must never go back, and must end with all of them. Return seconds, seconds of this
    process's own computing, commits, exhibits.
    """
    desk = Desk(home, language="en", on=date(2026, 11, 20))
    case = desk.new(respondent="Acme Ltd", amount=read_money("500 GBP"), place="ew").case
    heard = []

    def told(done, every, name):
        heard.append((done, every))
        return True

    before = len(desk.history(case.id)) if hasattr(desk, "history") else 0
    begun, computed = time.perf_counter(), time.process_time()
    desk.add(case.id, [folder], told=told)
    spent, computed = time.perf_counter() - begun, time.process_time() - computed
    after = len(desk.history(case.id)) if hasattr(desk, "history") else 1
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)
    assert heard[-1][0] == heard[-1][1]
    return spent, computed, after - before, len(desk.case(case.id).exhibits)


def timed(work, mails):
    begun = time.perf_counter()
    work(mails)
    return time.perf_counter() - begun


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    mails = [mail(number) for number in range(count)]
    megabytes = sum(map(len, mails)) / 1e6
    floor = min(timed(bare, mails) for _ in range(3))
    print(f"{count} mails, {megabytes:.1f} MB")
    print(f"standard library, bare parse     {floor:7.2f} s   {count / floor:7.0f} mails/s   1.0 x")
    for name, work in (("our reader, same process", ours), ("our reader, limited child", fenced)):
        spent = min(timed(work, mails) for _ in range(2))
        print(f"{name:32} {spent:7.2f} s   {count / spent:7.0f} mails/s {spent / floor:5.1f} x")
    root = Path(tempfile.mkdtemp(prefix="bench-intake-"))
    try:
        each = {}
        for part in (count // 4, count):
            folder = root / f"inbox-{part}"
            folder.mkdir()
            for number, data in enumerate(mails[:part]):
                (folder / f"{number:05}.eml").write_bytes(data)
            spent, computed, commits, exhibits = filed(folder, root / f"library-{part}")
            name = f"filed: {exhibits} exhibits, {commits} commit"
            ratio = spent / part * count / floor
            print(f"{name:32} {spent:7.2f} s   {part / spent:7.0f} mails/s {ratio:5.1f} x")
            each[part] = computed / part
        grown = each[count] / each[count // 4]
        print(f"computing for a mail of {count} beside one of {count // 4}: {grown:.2f} x")
    finally:
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    main()
