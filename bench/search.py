"""The search against its peers: recall, false hits, time and size on the same texts.

    python bench/search.py [--texts 10000] [--seed 7]

Ten thousand texts of about a kilobyte, words drawn as they are used in Hebrew, Polish and English
(wordfreq, when it is installed; else the words of the lists), and in each text one phrase of the
word lists of the tests; look-alikes that must not be found are texts by themselves. Peers: FTS5 as
it comes (unicode61), FTS5 with trigrams, and tantivy, when it is installed. A peer is given the
typed words as one phrase, as its users would. All run in turn on the same machine, in time of the
processor; trust the ratios. A peer that is not among the packages of this environment may lie in
another: PYTHONPATH=<its site-packages> python bench/search.py.
"""

import argparse
import importlib.util
import random
import sqlite3
import statistics
import sys
import tempfile
import time
import tomllib
from datetime import date
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "store"))
from search_shelf import Shelf, text

from casefile.store.questions import question
from casefile.store.search import Search

LISTS = Path(__file__).parents[1] / "tests" / "store" / "search_words"
LANGUAGES = ("he", "pl", "en")
ON = date(2026, 11, 20)


def pairs(kind):
    for language in LANGUAGES:
        rows = tomllib.loads((LISTS / f"{language}.toml").read_text("utf-8"))[kind]
        yield from ((language, row[0], said) for row in rows for said in row[1:])


def drawn(language, count, chance):
    """*count* texts of 150 words, as often as they are used."""
    if importlib.util.find_spec("wordfreq"):
        from wordfreq import top_n_list, word_frequency

        words = top_n_list(language, 20_000)
        weights = [word_frequency(word, language) for word in words]
    else:
        words = sorted({word for _, _, said in pairs("never") for word in said.split()})
        weights = [1 / (n + 1) for n in range(len(words))]
    for _ in range(count):
        yield chance.choices(words, weights, k=150)


def corpus(count, seed):
    """Return the texts, and for each phrase of the lists the numbers of those that hold it."""
    chance = random.Random(seed)
    phrases: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for language, _, said in pairs("find"):
        phrases[language].append(said)
    forms = {
        word.casefold() for _, typed, said in pairs("find") for word in (typed + " " + said).split()
    }
    texts, holds = [], {}
    for language in LANGUAGES:
        for words in drawn(language, count // 3 + 1, chance):
            kept = [word for word in words if word.casefold() not in forms]
            phrase = phrases[language][len(texts) % len(phrases[language])]
            kept.insert(chance.randrange(len(kept) + 1), phrase)
            holds.setdefault(phrase, set()).add(len(texts))
            texts.append(" ".join(kept))
    return texts[:count], {k: {n for n in v if n < count} for k, v in holds.items()}


class Ours:
    name = "casefile"

    def __init__(self, home, texts):
        store = Shelf()
        for start in range(0, len(texts), 100):
            case = f"c{start}"
            some = enumerate(texts[start : start + 100], start)
            store.put(case, *(text(said, str(n), case) for n, said in some))
        self.search = Search(home / "search.sqlite", store, store.texts)
        self.search.refresh()
        self.path = home

    def found(self, typed, limit):
        hits = self.search.hits(question(typed, on=ON), limit=limit)
        return {int(hit.item) for hit in hits if not hit.similar}

    def shown(self, typed, limit):
        """A page as it is drawn: each hit with the words around it."""
        hits = self.search.hits(question(typed, on=ON, typing=True), limit=limit)
        return [list(hit.pieces()) for hit in hits]

    def found_with_similar(self, typed, limit):
        return {int(hit.item) for hit in self.search.hits(question(typed, on=ON), limit=limit)}


class Fts5:
    def __init__(self, home, texts, tokenizer):
        self.path = home
        self.base = sqlite3.connect(home / "peer.sqlite")
        self.base.execute(
            f"CREATE VIRTUAL TABLE t USING fts5 (x, content='', tokenize='{tokenizer}')"
        )
        self.base.executemany("INSERT INTO t (rowid, x) VALUES (?, ?)", enumerate(texts))
        self.base.commit()

    def found(self, typed, limit):
        match = '"' + typed.strip('"').replace('"', '""') + '"'
        rows = self.base.execute(
            "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?", (match, limit)
        )
        return {row[0] for row in rows}


class Tantivy:
    def __init__(self, home, texts, tokenizer):
        import tantivy

        self.path = home
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("n", stored=True)
        builder.add_text_field("x", tokenizer_name=tokenizer)
        self.index = tantivy.Index(builder.build(), path=str(home))
        writer = self.index.writer(50_000_000, 1)
        for n, said in enumerate(texts):
            writer.add_document(tantivy.Document(n=n, x=said))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()

    def found(self, typed, limit):
        match = '"' + typed.strip('"').replace('"', '\\"') + '"'
        hits = self.searcher.search(self.index.parse_query(match, ["x"]), limit).hits
        return {self.searcher.doc(address)["n"][0] for _, address in hits}


def told(engine, holds):
    """Return recall by language, alone and with the similar, in percent."""
    recall = {language: [0, 0, 0] for language in LANGUAGES}
    similar = getattr(engine, "found_with_similar", engine.found)
    for language, typed, said in pairs("find"):
        due = holds[said]
        recall[language][0] += len(engine.found(typed, 5000) & due)
        recall[language][1] += len(similar(typed, 5000) & due)
        recall[language][2] += len(due)
    return {k: (100 * a / n, 100 * b / n) for k, (a, b, n) in recall.items()}


def false_hits(make, home):
    """Return the share of the look-alikes, each a text by itself, that are found, in percent."""
    probes = list(pairs("never"))
    alone = list(dict.fromkeys(said for _, _, said in probes))
    engine = make(home, alone)
    wrong = sum(alone.index(said) in engine.found(typed, 5000) for _, typed, said in probes)
    return 100 * wrong / len(probes), len(probes)


def times(engines):
    """Return the milliseconds of the processor for a first page of twenty, each word of the lists.

    Under "while typing" the last word is unfinished and the words around all twenty are looked up.
    """
    asked = sorted({typed for _, typed, _ in pairs("find")})
    ways = {name: engine.found for name, engine in engines.items()}
    ways["while typing"] = engines["casefile"].shown
    taken = {name: [] for name in ways}
    for typed in asked * 3:
        for name, found in ways.items():
            begin = time.process_time()
            found(typed, 20)
            taken[name].append(1000 * (time.process_time() - begin))
    return taken


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    texts, holds = corpus(given.texts, given.seed)
    size = sum(len(said.encode()) for said in texts)
    print(f"{len(texts)} texts, {size / 1e6:.1f} MB")
    made = {
        "casefile": Ours,
        "FTS5 unicode61": partial(Fts5, tokenizer="unicode61 remove_diacritics 2"),
        "FTS5 trigram": partial(Fts5, tokenizer="trigram"),
    }
    if importlib.util.find_spec("tantivy"):
        made["tantivy default"] = partial(Tantivy, tokenizer="default")
        made["tantivy en_stem"] = partial(Tantivy, tokenizer="en_stem")
    else:
        print("tantivy is not installed and was left out (pip install tantivy)")
    with tempfile.TemporaryDirectory() as folder:
        engines, built = {}, {}
        for n, (name, make) in enumerate(made.items()):
            home = Path(folder) / str(n)
            home.mkdir()
            begin = time.perf_counter()
            engines[name] = make(home, texts)
            built[name] = time.perf_counter() - begin
        taken = times(engines)
        plain = statistics.median(taken["FTS5 unicode61"])
        median = statistics.median(taken["while typing"])
        print(f"casefile while typing, with the words around: {median:.3f} ms a page")
        for name, engine in engines.items():
            shares = told(engine, holds)
            alone = Path(folder) / f"{name} alone"
            alone.mkdir()
            wrong, probes = false_hits(made[name], alone)
            recall = "  ".join(f"{k} {a:5.1f} ({b:5.1f})" for k, (a, b) in shares.items())
            median = statistics.median(taken[name])
            slow = sorted(taken[name])[int(0.95 * len(taken[name]))]
            held = sum(f.stat().st_size for f in engine.path.rglob("*") if f.is_file())
            print(
                f"{name:16s} recall % (with similar): {recall} | "
                f"false {wrong:4.1f} % of {probes} | "
                f"first page {median:6.3f} ms, 95 % {slow:6.2f} ms, x{median / plain:5.1f} | "
                f"built in {built[name]:5.1f} s, x{built[name] / built['FTS5 unicode61']:5.1f} | "
                f"{held / 1e6:5.1f} MB, x{held / size:4.1f} of the texts"
            )


if __name__ == "__main__":
    main()
