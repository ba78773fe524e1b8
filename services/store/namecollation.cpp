// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/namecollation.h"

#include "store/querybreak.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <string_view>

namespace FibreDesk::Store {

namespace {

/// What U+00C0 to U+00FF are without their accents.
constexpr std::string_view latin = "aaaaaaaceeeeiiiidnooooo*ouuuuyts"
                                   "aaaaaaaceeeeiiiidnooooo*ouuuuyty";

/// The next letter of UTF-8 as it counts; what is no Latin letter counts byte by byte.
int nextLetter(const unsigned char *&at, const unsigned char *end)
{
    const int first = *at++;
    if (first >= 'A' && first <= 'Z')
        return first - 'A' + 'a';
    if (at == end || (*at & 0xC0) != 0x80)
        return first;
    if (first == 0xC3)
        return static_cast<unsigned char>(latin[static_cast<std::size_t>(*at++ & 0x3F)]);
    if (first == 0xC5 && (*at == 0x92 || *at == 0x93)) { // Œ
        ++at;
        return 'o';
    }
    return first;
}

int compareNames(void *, int sizeA, const void *dataA, int sizeB, const void *dataB)
{
    const auto *a = static_cast<const unsigned char *>(dataA);
    const auto *b = static_cast<const unsigned char *>(dataB);
    const auto *endA = a + sizeA;
    const auto *endB = b + sizeB;
    while (a != endA && b != endB) {
        const int difference = nextLetter(a, endA) - nextLetter(b, endB);
        if (difference != 0)
            return difference;
    }
    if (a != endA || b != endB)
        return a != endA ? 1 : -1;
    // Equal to people: an order all the same, and always the same one.
    const int bytes = std::memcmp(dataA, dataB, static_cast<std::size_t>(std::min(sizeA, sizeB)));
    return bytes != 0 ? bytes : sizeA - sizeB;
}

} // namespace

void addNameCollation(const QSqlDatabase &db)
{
    if (sqlite3 *handle = sqliteHandle(db))
        sqlite3_create_collation_v2(
            handle, "fd_names", SQLITE_UTF8, nullptr, compareNames, nullptr);
}

} // namespace FibreDesk::Store
