#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 FibreDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""snmpsimd, also where pyasn1 has dropped what it still imports.

Debian 13 has snmpsim 0.4 and pysnmp 4.4 beside pyasn1 0.6, which has no pyasn1.compat.octets any more: helpers
of the time when Python 2 ran the same code. They are put back before its own program is run, with its arguments.
"""

import runpy
import shutil
import sys
import types

try:
    import pyasn1.compat.octets  # noqa: F401
except ImportError:
    import pyasn1.compat

    octets = types.ModuleType("pyasn1.compat.octets")
    octets.ints2octs = bytes
    octets.int2oct = lambda number: bytes((number,))
    octets.null = b""
    octets.oct2int = lambda octet: octet
    octets.octs2ints = lambda text: text
    octets.str2octs = lambda text: text.encode("iso-8859-1")
    octets.octs2str = lambda text: text.decode("iso-8859-1")
    octets.isOctetsType = lambda value: isinstance(value, bytes)
    octets.isStringType = lambda value: isinstance(value, str)
    octets.ensureString = bytes
    sys.modules["pyasn1.compat.octets"] = octets
    pyasn1.compat.octets = octets

program = shutil.which("snmpsimd")
if not program:
    sys.exit("snmpsimd is not installed")
sys.argv[0] = program
runpy.run_path(program, run_name="__main__")
