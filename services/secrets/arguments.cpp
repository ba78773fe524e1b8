// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/arguments.h"

#include <cstring>

namespace FibreDesk::Safe {

namespace {

void overwrite(char *text)
{
    if (std::strcmp(text, "-") != 0)
        std::memset(text, '*', std::strlen(text));
}

} // namespace

void hideArguments(int argc, char **argv, const QByteArrayList &options)
{
    for (int i = 1; i < argc; ++i) {
        for (const QByteArray &option : options) {
            const auto length = std::size_t(option.size());
            if (std::strncmp(argv[i], option.constData(), length) != 0)
                continue;
            if (argv[i][length] == '=') {
                overwrite(argv[i] + length + 1);
            } else if (argv[i][length] == '\0' && i + 1 < argc) {
                overwrite(argv[i + 1]);
            }
        }
    }
}

} // namespace FibreDesk::Safe
