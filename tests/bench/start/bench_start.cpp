// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// bench_start PROFILE: how long fibredesk takes, without a network, from its start to the board on
// screen, and what it then keeps in memory. Beside `fibredesk --version`, which loads the same
// libraries and nothing else.

#include "table.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 7;
constexpr int patience = 60'000; ///< ms
constexpr int settle = 3'000; ///< ms after the board until memory is read

double residentMegabytes(qint64 process)
{
    QFile file(u"/proc/%1/status"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

struct Start {
    double milliseconds = 0;
    double megabytes = 0;
};

/// One start; 0 ms where the board never came.
Start startOnce(const QString &program, const QString &profile)
{
    QProcess process;
    process.setReadChannel(QProcess::StandardError); // the one that is waited for
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"QT_LOGGING_RULES"_s); // the board's coming is a line of the log
    process.setProcessEnvironment(environment);
    QElapsedTimer timer;
    timer.start();
    process.start(program, {u"--offline"_s, u"--profile"_s, profile});
    QByteArray said;
    Start result;
    while (timer.elapsed() < patience && process.waitForReadyRead(patience)) {
        said += process.readAllStandardError();
        if (said.contains("board on screen")) {
            result.milliseconds = double(timer.nsecsElapsed()) / 1e6;
            break;
        }
    }
    if (result.milliseconds > 0 && !process.waitForFinished(settle))
        result.megabytes = residentMegabytes(process.processId());
    process.kill();
    process.waitForFinished();
    return result;
}

double versionOnce(const QString &program)
{
    QProcess process;
    QElapsedTimer timer;
    timer.start();
    process.start(program, {u"--version"_s});
    process.waitForFinished(patience);
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    using namespace FibreDesk::Bench;
    QCoreApplication app(argc, argv);
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_start PROFILE\n");
        return 2;
    }
    const QString program = QCoreApplication::applicationDirPath() + u"/fibredesk"_s;
    const QString profile = QString::fromLocal8Bit(argv[1]);
    std::vector<double> times;
    std::vector<double> memory;
    std::vector<double> floor;
    for (int round = 0; round < rounds; ++round) {
        const Start start = startOnce(program, profile);
        if (start.milliseconds <= 0) {
            std::fprintf(stderr, "bench_start: the board never came\n");
            return 1;
        }
        times.push_back(start.milliseconds);
        memory.push_back(start.megabytes);
        floor.push_back(versionOnce(program));
    }
    printRow(u"start to usable board, network unplugged, median of %1 / worst"_s.arg(rounds),
        u"%1 / %2 ms"_s.arg(percentile(times, 0.5), 0, 'f', 0).arg(percentile(times, 1), 0, 'f', 0),
        u"≤ 800 ms"_s, u"`fibredesk --version`: %1 ms"_s.arg(percentile(floor, 0.5), 0, 'f', 0));
    printRow(u"resident memory with the board open"_s,
        u"%1 MB"_s.arg(percentile(memory, 0.5), 0, 'f', 0), u"≤ 300 MB"_s, u"—"_s);
    return 0;
}
