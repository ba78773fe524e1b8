// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Mails per second of a whole campaign (composed, in the ledger, sent), beside nodemailer's pool
// and Postfix's smtp-source:
//   bench_mail [REPETITIONS [MAILS [sink|postfix]]]    5, 2000 and both unless told; medians, taken
//   in turns bench_mail memory [ROWS]                            peak above idle of one run,
//   100,000 recipients unless told
// Beside Postfix, which sets the pace, also what it takes at most on this machine (the same mails
// prebuilt, pushed by a client that does nothing else), and our SMTP alone, without composing and
// without a ledger.

#include "campaignbench.h"
#include "floorclient.h"
#include "peers.h"
#include "postfixserver.h"
#include "table.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <csignal>
#include <map>
#include <sys/prctl.h>

using namespace FibreDesk::Bench;
using namespace Qt::StringLiterals;

namespace {

constexpr auto userName = "isp@mail.localhost"_L1;
constexpr auto password = "tanstaaf"_L1;

class Bench {
public:
    ~Bench()
    {
        m_sink.kill();
        m_sink.waitForFinished(2'000);
    }
    [[nodiscard]] QString start();
    int compare(int repetitions, int mails, const QString &only);
    int memory(int rows);

private:
    /// The one JSON line of a program; an empty object where it failed.
    QJsonObject answerOf(const QString &program, const QStringList &arguments);
    [[nodiscard]] QString self() const { return QCoreApplication::applicationFilePath(); }
    QJsonObject sendOurs(const QString &safety, int connections, bool isPostfix);
    QJsonObject sendNodemailer(int mails, int connections, bool isPostfix);
    double sendSource(int mails, int connections);
    QJsonObject sendPrebuilt(int connections);
    QJsonObject sendUnwritten(int mails, int connections);
    [[nodiscard]] QStringList server(bool isPostfix) const;
    [[nodiscard]] QStringList signIn(bool isPostfix) const;

    ServerFolder m_folder;
    QJsonObject m_put; ///< what the last campaign took on its way into the ledger
    Peers m_peers;
    /// Its queue is in memory, as smtp-sink's is nowhere: the disk is for the ledger, and the pace
    /// is to be the client's.
    PostfixServer m_postfix{QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm"_s : QString()};
    QProcess m_sink;
    quint16 m_sinkPort = 0;
};

QString Bench::start()
{
    m_peers = Peers::fetch();
    if (!m_peers.problem.isEmpty())
        return m_peers.problem;
    if (const QString problem = m_postfix.start(); !problem.isEmpty())
        return problem;
    if (!m_folder.makeUsers({}, {})
        || !m_folder.write(u"ca.pem"_s, m_postfix.certificates().ca.toPem()))
        return u"the folder cannot be written"_s;
    m_sinkPort = ServerFolder::freePort();
    m_sink.setProcessEnvironment(m_folder.environment());
    m_sink.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_sink.start(u"/usr/sbin/smtp-sink"_s,
        {u"-u"_s, u"nobody"_s, u"127.0.0.1:%1"_s.arg(m_sinkPort), u"100"_s});
    return ServerFolder::waitUntilUp(m_sink, {m_sinkPort})
        ? QString()
        : u"smtp-sink does not start: "_s + QString::fromLocal8Bit(m_sink.readAllStandardError());
}

QJsonObject Bench::answerOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    process.waitForFinished(-1);
    const QByteArray said = process.readAllStandardOutput();
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        std::fprintf(stderr, "%s %s: %s\n", qPrintable(program), qPrintable(arguments.join(u' ')),
            said.constData());
    return QJsonDocument::fromJson(said).object();
}

QStringList Bench::server(bool isPostfix) const
{
    return {isPostfix ? u"localhost"_s : u"127.0.0.1"_s,
        QString::number(isPostfix ? m_postfix.startTlsPort() : m_sinkPort)};
}

QStringList Bench::signIn(bool isPostfix) const
{
    return isPostfix ? QStringList{userName, password, m_folder.path(u"ca.pem"_s)} : QStringList();
}

QJsonObject Bench::sendOurs(const QString &safety, int connections, bool isPostfix)
{
    const QTemporaryDir folder; // on a real disk, as a ledger is
    const QString ledger = folder.filePath(u"ledger.sqlite"_s);
    m_put = answerOf(self(), {u"put"_s, m_folder.path(u"campaign.json"_s), ledger});
    return answerOf(self(),
        QStringList{u"run"_s, ledger, safety} + server(isPostfix)
            + QStringList{QString::number(connections)} + signIn(isPostfix));
}

QJsonObject Bench::sendNodemailer(int mails, int connections, bool isPostfix)
{
    return answerOf(u"node"_s,
        QStringList{QStringLiteral(FD_NODEMAILER), m_peers.folder} + server(isPostfix)
            + QStringList{QString::number(mails), QString::number(connections),
                m_folder.path(u"campaign.json"_s)}
            + signIn(isPostfix));
}

QJsonObject Bench::sendPrebuilt(int connections)
{
    return answerOf(self(),
        QStringList{u"floor"_s, m_folder.path(u"campaign.json"_s)} + server(true)
            + QStringList{QString::number(connections)} + signIn(true));
}

QJsonObject Bench::sendUnwritten(int mails, int connections)
{
    constexpr auto size = "4096"_L1;
    return answerOf(QFileInfo(self()).dir().filePath(u"bench_smtp"_s),
        server(true)
            + QStringList{QString::number(mails), size, QString::number(connections), u"starttls"_s}
            + signIn(true));
}

double Bench::sendSource(int mails, int connections)
{
    QElapsedTimer timer;
    timer.start();
    const int code = QProcess::execute(u"/usr/sbin/smtp-source"_s,
        {u"-d"_s, u"-l"_s, u"4096"_s, u"-m"_s, QString::number(mails), u"-s"_s,
            QString::number(connections), u"-f"_s, u"info@isp.example"_s, u"-t"_s,
            u"r@customer.example"_s, u"-M"_s, u"localhost"_s, u"127.0.0.1:%1"_s.arg(m_sinkPort)});
    return code == 0 ? mails / (double(timer.nsecsElapsed()) / 1e9) : 0;
}

int Bench::compare(int repetitions, int mails, const QString &only)
{
    if (writeCampaign({m_folder.path(u"campaign.json"_s), QString::number(mails)}) != 0)
        return 1;
    int missed = 0;
    for (const bool isPostfix : {false, true}) {
        if (!only.isEmpty() && isPostfix != (only == "postfix"_L1))
            continue;
        std::map<std::pair<int, QString>, std::vector<double>> rates;
        std::map<std::pair<int, QString>, double> peaks;
        for (int repetition = 0; repetition < repetitions; ++repetition) {
            for (const int connections : {1, 4, 10}) {
                const auto note = [&](const QString &who, const QJsonObject &said) {
                    if (said.value("sent"_L1).toInt() != mails)
                        ++missed;
                    rates[{connections, who}].push_back(said.value("perSecond"_L1).toDouble());
                    double &peak = peaks[{connections, who}];
                    peak = std::max(peak, said.value("peakMiB"_L1).toDouble());
                };
                note(u"nodemailer"_s, sendNodemailer(mails, connections, isPostfix));
                note(u"process"_s, sendOurs(u"process"_s, connections, isPostfix));
                note(u"power"_s, sendOurs(u"power"_s, connections, isPostfix));
                if (isPostfix) {
                    note(u"prebuilt"_s, sendPrebuilt(connections));
                    note(u"unwritten"_s, sendUnwritten(mails, connections));
                } else {
                    rates[{connections, u"source"_s}].push_back(sendSource(mails, connections));
                }
            }
        }
        const QString where = isPostfix ? u"Postfix with STARTTLS and sign-in"_s : u"smtp-sink"_s;
        for (const int connections : {1, 4, 10}) {
            const auto median = [&](const QString &who) {
                return percentile(rates[{connections, who}], 0.5);
            };
            const double peer = median(u"nodemailer"_s);
            QString beside = u"nodemailer %1 mails/s, %2 MiB"_s.arg(peer, 0, 'f', 0)
                                 .arg(peaks[{connections, u"nodemailer"_s}], 0, 'f', 0);
            if (isPostfix)
                beside += u"; prebuilt bytes pushed by a bare client %1; our SMTP alone %2"_s
                              .arg(median(u"prebuilt"_s), 0, 'f', 0)
                              .arg(median(u"unwritten"_s), 0, 'f', 0);
            else
                beside += u"; smtp-source %1"_s.arg(median(u"source"_s), 0, 'f', 0);
            for (const auto &[who, words, goal] :
                {std::tuple{u"process"_s, u"safe against the process's end"_s, 2.0},
                    std::tuple{u"power"_s, u"safe against a power cut"_s, 1.3}}) {
                printRow(
                    u"A campaign of %1 mails of 4 kB to %2, %3 connections, ledger %4"_s.arg(mails)
                        .arg(where)
                        .arg(connections)
                        .arg(words),
                    u"%1 mails/s, %2 times; %3 MiB"_s.arg(median(who), 0, 'f', 0)
                        .arg(median(who) / peer, 0, 'f', 2)
                        .arg(peaks[{connections, who}], 0, 'f', 0),
                    u"≥ %1 times nodemailer"_s.arg(goal), beside);
            }
        }
    }
    if (missed > 0)
        std::fprintf(stderr, "%d runs did not send all their mails\n", missed);
    return missed > 0 ? 1 : 0;
}

int Bench::memory(int rows)
{
    if (writeCampaign({m_folder.path(u"campaign.json"_s), QString::number(rows)}) != 0)
        return 1;
    const QJsonObject ours = sendOurs(u"process"_s, 10, false);
    const double peak = ours.value("peakMiB"_L1).toDouble();
    const double idle = ours.value("idleMiB"_L1).toDouble();
    printRow(u"Memory of a run of %1 recipients"_s.arg(rows),
        u"%1 MiB above %2 MiB idle; %3 mails/s"_s.arg(peak - idle, 0, 'f', 1)
            .arg(idle, 0, 'f', 1)
            .arg(ours.value("perSecond"_L1).toDouble(), 0, 'f', 0),
        u"≤ 57 MB above idle"_s, u"–"_s);
    printRow(u"Memory of putting them into the ledger"_s,
        u"%1 MiB above idle; %2 s"_s.arg(m_put.value("peakMiB"_L1).toDouble() - idle, 0, 'f', 1)
            .arg(m_put.value("milliseconds"_L1).toDouble() / 1000, 0, 'f', 1),
        u"–"_s, u"–"_s);
    return ours.value("sent"_L1).toInt() == rows ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments().mid(1);
    const QString what = arguments.value(0);
    if (what == "write"_L1)
        return writeCampaign(arguments.mid(1));
    if (what == "put"_L1)
        return putCampaign(arguments.mid(1));
    if (what == "run"_L1)
        return runCampaign(arguments.mid(1));
    if (what == "floor"_L1)
        return pushPrebuilt(arguments.mid(1));
    Bench bench;
    if (const QString problem = bench.start(); !problem.isEmpty()) {
        std::fprintf(stderr, "bench_mail: %s\n", qPrintable(problem));
        return 1;
    }
    if (what == "memory"_L1)
        return bench.memory(arguments.value(1, u"100000"_s).toInt());
    return bench.compare(arguments.value(0, u"5"_s).toInt(), arguments.value(1, u"2000"_s).toInt(),
        arguments.value(2));
}
