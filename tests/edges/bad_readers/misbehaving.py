"""A reader that does what its file says."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from casefile.intake.reading import FullReading, Paragraph


def claims(media_type):
    return True


def read(data, name):
    deed = data.decode().split()
    done = DEEDS[deed[0]](*deed[1:])
    return FullReading(paragraphs=(Paragraph(text=str(done)),))


def loop():
    while True:
        pass


def busy():
    until = time.process_time() + 0.3
    while time.process_time() < until:
        pass
    return "done"


def sleep():
    time.sleep(100)


def memory():
    return len(bytearray(2_000_000_000))


def connect():
    return socket.socket().connect_ex(("127.0.0.1", 9))


def connect_quietly():
    try:
        return connect()
    except BaseException:
        return "swallowed"


def fork():
    child = os.fork()
    if child == 0:
        os._exit(0)
    return child


def run():
    return subprocess.run([sys.executable, "-c", "print(1)"], check=False).returncode


def shell():
    return os.system("true")


def write(path):
    return Path(path).write_text("was here")


def peek(path):
    return Path(path).read_text()


def listing(path):
    return [found.name for found in os.scandir(path)]


def die():
    os._exit(3)


def abort():
    os.abort()


def deep():
    return deep()


def chatter():
    print("this would break the answer if it reached the pipe")
    return "quiet"


def long():
    return "x" * 200_000


def environment():
    return ",".join(sorted(os.environ))


def well():
    return "read"


DEEDS = {
    deed.__name__: deed
    for deed in (
        loop,
        sleep,
        busy,
        memory,
        connect,
        connect_quietly,
        fork,
        run,
        shell,
        write,
        peek,
        listing,
        die,
        abort,
        deep,
        chatter,
        long,
        environment,
        well,
    )
}
