// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// bench_desk sync PROFILE: fills an empty mirror. bench_desk read PROFILE: searches it and opens
// customers.

#include "readbench.h"
#include "syncbench.h"

#include "store/mirror.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3 || (arguments[1] != "sync"_L1 && arguments[1] != "read"_L1)) {
        std::fprintf(stderr, "usage: bench_desk sync|read PROFILE\n");
        return 2;
    }
    const auto profile = FibreDesk::Profile::read(arguments[2]);
    if (!profile) {
        std::fprintf(stderr, "bench_desk: %s\n", qPrintable(profile.error().detail));
        return 2;
    }
    const auto done = arguments[1] == "sync"_L1
        ? FibreDesk::Bench::benchSync(*profile)
        : FibreDesk::Bench::benchReads(FibreDesk::Store::Mirror::fileFor(*profile));
    if (!done) {
        std::fprintf(stderr, "bench_desk: %s: %s\n", qPrintable(done.error().source),
            qPrintable(done.error().detail));
        return 1;
    }
    return 0;
}
