// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "snmpservers.h"

#include "cpe/snmp/oid.h"
#include "cpe/snmp/snmpclient.h"

#include <QCoro/QCoroTask>

#include <QDir>
#include <QStandardPaths>
#include <QTest>
#include <QUdpSocket>

#include <csignal>
#include <map>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace FibreDesk::Cpe;

quint16 freeUdpPort()
{
    QUdpSocket socket;
    socket.bind(QHostAddress::LocalHost, 0);
    return socket.localPort();
}

bool waitUntilItAnswers(const QProcess &agent, const SnmpTarget &target)
{
    SnmpClient client;
    SnmpTarget quick = target;
    quick.timeout = std::chrono::milliseconds(300);
    quick.retries = 0;
    const auto hasEnded = [&agent] { return agent.state() == QProcess::NotRunning; };
    const auto answers = [&] {
        return QCoro::waitFor(client.get(quick, {Oid{1, 3, 6, 1, 2, 1, 1, 2, 0}})).has_value();
    };
    return QTest::qWaitFor([&] { return hasEnded() || answers(); }, 60'000) && !hasEnded();
}

namespace {

void endProcess(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(10'000))
        process.kill();
    process.waitForFinished(2'000);
}

} // namespace

QString SnmpdServer::start()
{
    m_port = freeUdpPort();
    const QByteArray conf = R"(agentaddress udp:127.0.0.1:%PORT%
rocommunity public 127.0.0.1
sysname olt-real
sysdescr An agent of Net-SNMP
sysobjectid .1.3.6.1.4.1.2011.2.115
createUser shaaes SHA-256 "authpass123" AES "privpass123"
createUser shades SHA "authpass123" DES "privpass123"
createUser md5des MD5 "authpass123" DES "privpass123"
createUser sha512 SHA-512 "authpass123" AES "privpass123"
createUser signed SHA "authpass123" AES "privpass123"
createUser stranger SHA-256 "authpass123" AES "privpass123"
rouser shaaes authpriv
rouser shades authpriv
rouser md5des authpriv
rouser sha512 authpriv
rouser signed auth
pass .1.3.6.1.4.1.2011.6.128.1.1.2.51 /bin/sh %TOP%/ont.sh
)"_ba.replace("%PORT%", QByteArray::number(m_port))
                                .replace("%TOP%", QFile::encodeName(m_folder.path()));
    // One ONT: -18.53 dBm at slot 1, port 7, ONT 42.
    const QByteArray script = R"(case "$1 $2" in
"-g .1.3.6.1.4.1.2011.6.128.1.1.2.51.1.4.4194313984.42") printf '%s\ninteger\n-1853\n' "$2" ;;
"-g .1.3.6.1.4.1.2011.6.128.1.1.2.51.1.6.4194313984.42") printf '%s\ninteger\n7650\n' "$2" ;;
esac
)";
    if (!m_folder.write(u"snmpd.conf"_s, conf) || !m_folder.write(u"ont.sh"_s, script))
        return u"the configuration cannot be written"_s;
    QDir().mkpath(m_folder.path(u"state"_s));
    return launch();
}

QString SnmpdServer::launch()
{
    const QString program =
        QStandardPaths::findExecutable(u"snmpd"_s, {u"/usr/sbin"_s, u"/usr/local/sbin"_s});
    if (program.isEmpty())
        return u"snmpd is not installed"_s;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SNMP_PERSISTENT_DIR"_s, m_folder.path(u"state"_s));
    environment.insert(u"MIBS"_s, {});
    m_agent.setProcessEnvironment(environment);
    m_agent.setProcessChannelMode(QProcess::MergedChannels);
    m_agent.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    // Without -I -smux it would open a port of TCP for everybody.
    m_agent.start(program,
        {u"-f"_s, u"-Lf"_s, m_folder.path(u"log"_s), u"-I"_s, u"-smux"_s, u"-C"_s, u"-c"_s,
            m_folder.path(u"snmpd.conf"_s)});
    if (!waitUntilItAnswers(m_agent, v2c()))
        return u"snmpd does not start: %1 %2"_s.arg(
            QString::fromLocal8Bit(m_agent.readAll()), QString::fromLocal8Bit(log()));
    return {};
}

QString SnmpdServer::restart()
{
    endProcess(m_agent);
    return launch();
}

SnmpdServer::~SnmpdServer()
{
    endProcess(m_agent);
}

SnmpTarget SnmpdServer::v2c() const
{
    return {.host = u"127.0.0.1"_s, .port = m_port, .access = {.community = "public"}};
}

SnmpTarget SnmpdServer::v3(const QByteArray &user, const QString &auth, const QString &priv,
    const QByteArray &authPassword, const QByteArray &privPassword) const
{
    const auto level = !priv.isEmpty() ? SnmpAccess::Level::AuthPriv
        : !auth.isEmpty()              ? SnmpAccess::Level::Auth
                                       : SnmpAccess::Level::NoAuth;
    return {.host = u"127.0.0.1"_s,
        .port = m_port,
        .access = {.version = SnmpAccess::Version::V3,
            .user = user,
            .level = level,
            .authProtocol = auth,
            .authPassword = authPassword,
            .privProtocol = priv,
            .privPassword = privPassword},
        .timeout = std::chrono::milliseconds(1000),
        .retries = 1};
}

QString SimulatedOlt::start()
{
    if (QStandardPaths::findExecutable(u"snmpsimd"_s).isEmpty())
        return u"snmpsim is not installed"_s;
    std::map<Oid, QByteArray> rows{
        {Oid{1, 3, 6, 1, 2, 1, 1, 1, 0}, "4|Huawei Integrated Access Software"},
        {Oid{1, 3, 6, 1, 2, 1, 1, 2, 0}, "6|1.3.6.1.4.1.2011.2.115"},
        {Oid{1, 3, 6, 1, 2, 1, 1, 3, 0}, "67|4294960000"},
        {Oid{1, 3, 6, 1, 2, 1, 1, 5, 0}, "4|olt-sim"},
    };
    const Oid optics{1, 3, 6, 1, 4, 1, 2011, 6, 128, 1, 1, 2};
    for (int port = 0; port < 16; ++port) {
        const quint32 index = 4194304000U + 8192 + quint32(port) * 256;
        const auto column = [&](quint32 table, quint32 number) {
            return Oid{1, 3, 6, 1, 2, 1}.with({31, 1, table, 1, number, index});
        };
        rows[Oid{1, 3, 6, 1, 2, 1, 2, 2, 1, 8}.with({index})] = port == 3 ? "2|2" : "2|1";
        rows[column(1, 1)] = "4|GPON 0/1/" + QByteArray::number(port);
        rows[column(1, 6)] = "70|18446744073709551000";
        rows[column(1, 10)] = "70|" + QByteArray::number(1'000'000 * (port + 1));
        rows[column(1, 15)] = "66|2500";
        rows[column(1, 18)] = "4|Rang " + QByteArray::number(port);
        for (int ont = 0; ont < 64; ++ont) {
            const bool isOff = ont == 63; // no light: no level
            const int level = ont == 62 ? -8000 : levelOf(port, ont);
            rows[optics.with({51, 1, 4, index, quint32(ont)})] =
                "2|" + (isOff ? "2147483647"_ba : QByteArray::number(level));
            rows[optics.with({51, 1, 6, index, quint32(ont)})] =
                "2|" + (isOff ? "2147483647"_ba : QByteArray::number(7400 - ont));
            rows[optics.with({46, 1, 15, index, quint32(ont)})] = isOff ? "2|2" : "2|1";
        }
    }
    QByteArray text;
    for (const auto &[oid, value] : rows)
        text += oid.toString().toLatin1() + '|' + value + '\n';
    QDir().mkpath(m_folder.path(u"cache"_s));
    if (!m_folder.write(u"data/public.snmprec"_s, text))
        return u"the simulated OLT cannot be written"_s;
    QFile::setPermissions(m_folder.path(u"data"_s), QFile::Permissions(0x7755));
    QFile::setPermissions(m_folder.path(u"cache"_s), QFile::Permissions(0x7777));
    m_port = freeUdpPort();
    QStringList arguments{QStringLiteral(FD_SNMPSIM),
        u"--data-dir=%1"_s.arg(m_folder.path(u"data"_s)),
        u"--cache-dir=%1"_s.arg(m_folder.path(u"cache"_s)),
        u"--agent-udpv4-endpoint=127.0.0.1:%1"_s.arg(m_port)};
    if (geteuid() == 0) // it does not run as root
        arguments += {u"--process-user=nobody"_s, u"--process-group=nogroup"_s};
    m_agent.setProcessChannelMode(QProcess::MergedChannels);
    m_agent.setStandardOutputFile(m_folder.path(u"log"_s));
    m_agent.setWorkingDirectory(m_folder.path());
    m_agent.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_agent.start(u"python3"_s, arguments);
    if (!waitUntilItAnswers(m_agent, target()))
        return u"snmpsimd does not start: %1 %2"_s.arg(
            m_agent.errorString(), QString::fromLocal8Bit(m_folder.read(u"log"_s)).right(2000));
    return {};
}

SimulatedOlt::~SimulatedOlt()
{
    endProcess(m_agent);
}

SnmpTarget SimulatedOlt::target() const
{
    return {.host = u"127.0.0.1"_s, .port = m_port, .access = {.community = "public"}};
}
