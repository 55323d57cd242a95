"""WhatsApp exports: who said what and when, in any clock and order of days."""

import io
import json
import random
import zipfile

import pytest

from casefile.intake.chat_lines import chat, looks_like_chat
from casefile.intake.readers import whatsapp
from casefile.intake.sniff import CHAT_ZIP, media_type_of


def spoken(messages):
    return [m for m in messages if not m.system]


def moment(message):
    return f"{message.on}T{message.hour.isoformat()}"


@pytest.fixture
def transcribed(corpora):
    return corpora / "whatsapp" / "transcribed"


def read(folder, name):
    return chat((folder / name).read_bytes().decode("utf-8"))


def with_media(message):
    return bool(message.media) or message.omitted


def test_every_outside_export_reads_as_its_origin_says(transcribed):
    expected = json.loads((transcribed / "expected.json").read_text(encoding="utf-8"))
    assert len(expected) == 15
    for name, wanted in expected.items():
        found = read(transcribed, name)
        said = spoken(found.messages)
        worded = [m for m in said if not with_media(m) and not m.deleted]
        if "system" in wanted:
            assert len(found.messages) - len(said) == wanted["system"], name
        if "media" in wanted:
            assert sum(with_media(m) for m in said) == wanted["media"], name
        if "times" in wanted:
            assert [moment(m) for m in said] == wanted["times"], name
        if "time" in wanted:
            assert moment(worded[0]) == wanted["time"], name
        if "dates" in wanted:
            assert [str(m.on) for m in said] == wanted["dates"], name
        if "authors" in wanted:
            assert [m.who for m in said if not with_media(m)] == wanted["authors"], name
        for count in ("n_messages", "n_text_messages"):
            if count in wanted:
                assert len(worded) == wanted[count], name
        if "texts" in wanted:
            assert [m.said for m in worded] == wanted["texts"], name
        if "second_text" in wanted:
            assert worded[1].said == wanted["second_text"]
        rows = wanted.get("messages", [])
        if rows and len(rows[0]) == 4:
            kept = [m for m in said if not m.deleted]
            assert [[m.who, moment(m), m.said, with_media(m)] for m in kept] == rows, name
        elif rows and "PM" not in rows[0][1]:
            assert [[m.who, moment(m), m.said] for m in worded] == rows, name


def test_the_other_outside_exports_give_the_messages_of_their_target(corpora):
    folder = corpora / "whatsapp" / "chat-miner"
    target = json.loads((folder / "target.json").read_text(encoding="utf-8"))
    wanted = sorted((row["timestamp"], row["author"], row["message"]) for row in target)
    files = sorted(folder.glob("test_*.txt"))
    assert len(files) == 5
    for path in files:
        found = spoken(chat(path.read_text(encoding="utf-8")).messages)
        told = sorted((moment(m), m.who, m.said.replace("\n", " ")) for m in found)
        assert told == wanted, path.name


def test_a_mark_of_a_deleted_or_edited_message_is_kept(transcribed):
    found = read(transcribed, "android_polish.txt").messages

    assert [m.said for m in found if m.deleted] == ["Ta wiadomość została usunięta"]
    assert [m.said for m in found if m.edited] == ["Dziękuję: do zobaczenia"]


def test_days_in_order_decide_what_the_figures_leave_open():
    found = chat("1/2/26, 10:00 - A: x\n2/1/26, 10:00 - B: y")

    assert [str(m.on) for m in found.messages] == ["2026-01-02", "2026-02-01"]
    assert not found.guessed


def test_a_guess_between_day_and_month_is_told():
    found = chat("5/4/26, 10:00 - A: x")

    assert (str(found.messages[0].on), found.guessed) == ("2026-04-05", True)


def test_a_pasted_chat_inside_a_message_makes_no_new_messages():
    text = "[1.2.2026, 10:00:00] Dana: look\n1/2/26, 09:00 - Yossi: I paid everything"
    (message,) = chat(text).messages

    assert message.who == "Dana"
    assert message.said.endswith("Yossi: I paid everything")


def test_dates_that_run_backwards_are_flagged():
    text = "[5.2.2026, 10:00:00] Dana: now\n[1.2.2026, 10:00:00] Yossi: I paid"
    full = whatsapp.read(text.encode(), "_chat.txt")

    assert "times_out_of_order" in full.flags


def test_what_was_said_stays_as_received():
    (message,) = chat("[1.2.2026, 10:00:00] Dana: ٥٠٠\u00a0₪\u200f now").messages

    assert message.said == "٥٠٠\u00a0₪\u200f now"


@pytest.mark.parametrize(
    "text",
    ["12.01.2026 10:05 - called Jan: he will pay", "", "hello\nthere", "2026-01-12 note"],
)
def test_notes_with_dates_are_no_export(text):
    assert not looks_like_chat(text)


def test_a_zip_brings_its_media_and_says_what_is_missing():
    text = (
        "[1.2.2026, 10:00:00] Dana: \u200e<attached: 01-PHOTO.jpg>\n"
        "[1.2.2026, 10:01:00] Yossi: \u200e<attached: 02-AUDIO.opus>\n"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        out.writestr("_chat.txt", text)
        out.writestr("01-PHOTO.jpg", b"\xff\xd8\xff\xe0 photo")
    data = packed.getvalue()
    full = whatsapp.read(data, "WhatsApp Chat.zip")

    assert media_type_of("x.zip", data) == CHAT_ZIP
    assert [(a.name, a.media_type) for a in full.attachments] == [("01-PHOTO.jpg", "image/jpeg")]
    assert [m.media for m in full.messages] == ["01-PHOTO.jpg", "02-AUDIO.opus"]
    assert "media_left_out" in full.flags
    assert full.summary().messages == 2


NNBSP, LRM, RLM = "\u202f", "\u200e", "\u200f"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ("<Media omitted>", "omitted"),
        ("<pominięto multimedia>", "omitted"),
        ("<המדיה לא נכללה>", "omitted"),
        (f"{LRM}pominięto obraz", "omitted"),
        ("This message was deleted by admin Ann", "deleted"),
        ("Ta wiadomość została usunięta", "deleted"),
        (f"{LRM}ההודעה נמחקה.", "deleted"),
        ("500 <This message was edited>", "edited"),
        ("500 <Wiadomość edytowana>", "edited"),
        ("500 <ההודעה נערכה>", "edited"),
        ("Ok <Diese Nachricht wurde bearbeitet.>", "edited"),
        (f"{LRM}Contact card omitted", "omitted"),
        (f"{LRM}כרטיס איש הקשר הושמט", "omitted"),
        (f"{LRM}imagen omitida", "omitted"),
        ("<Mídia oculta>", "omitted"),
        ("<Medien ausgeschlossen>", "omitted"),
        (f"{LRM}View once photo", "omitted"),
        ("video note omitted", "omitted"),
        ("Skasowano tę wiadomość", "deleted"),
        ("Ta wiadomość została usunięta przez administratora Jan", "deleted"),
        ("מחקת את ההודעה הזו", "deleted"),
        ("Diese Nachricht wurde gelöscht.", "deleted"),
        ("Se eliminó este mensaje.", "deleted"),
        ("You deleted this message", "deleted"),
    ],
)
def test_what_was_left_out_deleted_or_edited_is_told(said, field):
    (message, _) = chat(f"02/01/2026, 09:05 - Bob: {said}\n13/01/2026, 09:05 - Ann: ok\n").messages
    assert getattr(message, field) and message.who == "Bob"


@pytest.mark.parametrize(
    "said", ["faktura została pominięta", "the delivery was omitted", "השורה הזאת הושמטה"]
)
def test_words_about_something_left_out_are_words_and_no_media(said):
    (message, _) = chat(f"02/01/2026, 09:05 - Bob: {said}\n13/01/2026, 09:05 - Ann: ok\n").messages
    assert (message.said, message.omitted) == (said, False)


@pytest.mark.parametrize(
    ("said", "caption", "media"),
    [
        (f"inv.pdf • {LRM}2 pages {LRM}document omitted", f"inv.pdf • {LRM}2 pages", ""),
        (f"חשבונית.pdf • {LRM}עמוד אחד {LRM}המסמך הושמט", f"חשבונית.pdf • {LRM}עמוד אחד", ""),
        (f"fv.pdf • {LRM}2 strony {LRM}pominięto dokument", f"fv.pdf • {LRM}2 strony", ""),
        (f"I pay this {LRM}<attached: 06-inv.pdf>", "I pay this", "06-inv.pdf"),
        (f"{LRM}<מצורף: 00000010-PHOTO.jpg>", "", "00000010-PHOTO.jpg"),
        ("Ann.vcf (file attached)", "", "Ann.vcf"),
        ("IMG-1.jpg (plik załączony)\nza to", "za to", "IMG-1.jpg"),
    ],
)
def test_words_sent_with_a_file_stay_beside_it(said, caption, media):
    message = chat(f"[02/01/2026, 09:05:11] Bob: {said}\n").messages[0]
    assert (message.said, message.media, message.omitted) == (caption, media, not media)


def test_a_heading_above_an_export_does_not_hide_it():
    assert looks_like_chat("WhatsApp Chat with Bob\n\n05/01/2026, 09:06 - Bob: a\n")


def test_polls_calls_and_places_stay_what_the_person_sent():
    said = f"{LRM}POLL:\nPay?\n{LRM}OPTION: yes (1 vote)"
    text = (
        f"[02/01/2026, 09:05:11] Bob: {said}\n[13/01/2026, 09:06:11] Ann: {LRM}Missed voice call\n"
    )
    poll, call = chat(text).messages
    assert (poll.who, poll.said) == ("Bob", said)
    assert (call.who, call.system) == ("Ann", False)


def test_a_diary_without_commas_is_no_export():
    diary = "\n".join(f"{n:02}-01-2026 09:05 - Call: he said he would pay" for n in range(1, 9))
    assert not looks_like_chat(diary)


def test_outside_exports_changed_at_random_are_read_or_are_no_export(corpora):
    chance = random.Random(13)
    for path in sorted((corpora / "whatsapp").rglob("*.txt")):
        raw = path.read_bytes()[:40_000]
        for _ in range(10):
            bad = bytearray(raw)
            for _ in range(chance.choice((1, 5, 50))):
                bad[chance.randrange(len(bad))] = chance.randrange(256)
            full = whatsapp.read(bytes(bad), path.name)
            assert full.to_json()
