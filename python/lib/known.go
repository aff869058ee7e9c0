package lib

import "strings"

// known are the top-level modules of CPython's standard library: importing one
// that Diptych lacks says that it is not supported yet.
var known = strings.Fields(`
argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 calendar cgi cmath cmd code codecs codeop cProfile crypt
collections colorsys concurrent contextlib contextvars copy copyreg csv ctypes curses dataclasses datetime
dbm decimal difflib dis doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions
ftplib functools gc getopt getpass gettext glob graphlib gzip hashlib heapq hmac html http imaplib imghdr importlib inspect
io ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox marshal math mimetypes mmap multiprocessing
netrc nntplib numbers operator optparse os pathlib pdb pickle pkgutil platform plistlib pprint profile pstats pty pwd
py_compile pydoc queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil
signal site smtplib socket socketserver sqlite3 ssl stat statistics string stringprep struct subprocess symtable sys
sysconfig syslog tarfile telnetlib tempfile termios textwrap threading time timeit tkinter token tokenize tomllib
trace traceback tracemalloc tty turtle types typing unicodedata unittest urllib uuid venv warnings wave weakref
webbrowser winreg wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
`)
