// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "postfixserver.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QTest>

#include <csignal>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost, 0);
    return server.serverPort();
}

} // namespace

bool PostfixServer::write(const QString &name, const QByteArray &text) const
{
    QFile file(path(name));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size()
        && file.setPermissions(
            QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
}

QString PostfixServer::start()
{
    const QString program =
        QStandardPaths::findExecutable(u"postfix"_s, {u"/usr/sbin"_s, u"/usr/local/sbin"_s});
    const QString saslpasswd = QStandardPaths::findExecutable(u"saslpasswd2"_s, {u"/usr/sbin"_s});
    const passwd *user = getpwnam("postfix");
    if (program.isEmpty() || saslpasswd.isEmpty() || !user)
        return u"Postfix or sasl2-bin is not installed"_s;
    if (geteuid() != 0)
        return u"Postfix starts for root only"_s;

    const QDir folder(m_folder.path());
    for (const QString &name : {u"etc"_s, u"sasl"_s, u"spool"_s, u"data"_s})
        folder.mkpath(name);
    // Its programs run as a user of their own.
    QFile::setPermissions(m_folder.path(),
        QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup
            | QFile::ReadOther | QFile::ExeOther);
    if (chown(path(u"data"_s).toLocal8Bit().constData(), user->pw_uid, user->pw_gid) != 0)
        return u"files cannot be given to another user here"_s;

    m_certificates = TestCertificates::make({"localhost"});
    m_startTlsPort = freePort();
    m_tlsPort = freePort();
    const QByteArray top = m_folder.path().toLocal8Bit();
    const QByteArray main = R"(compatibility_level = 3.6
queue_directory = %TOP%/spool
data_directory = %TOP%/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
maillog_file = %TOP%/log
maillog_file_prefixes = %TOP%
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.localhost
mydestination = localhost
mynetworks =
smtpd_tls_cert_file = %TOP%/cert.pem
smtpd_tls_key_file = %TOP%/key.pem
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_tls_loglevel = 1
smtpd_sasl_auth_enable = yes
smtpd_sasl_path = smtpd
smtpd_sasl_local_domain = mail.localhost
cyrus_sasl_config_path = %TOP%/sasl
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_recipient_restrictions = check_recipient_access inline:{ { bad@customer.example = 550 5.1.1 no such user } { later@customer.example = 450 4.2.0 try later } { slow@customer.example = 450 4.7.1 too many } }, permit_sasl_authenticated, reject
default_transport = discard:
relay_transport = discard:
local_transport = discard:
local_recipient_maps =
alias_maps =
smtpd_peername_lookup = no
smtp_dns_support_level = disabled
message_size_limit = 100000
smtpd_client_connection_count_limit = 0
smtpd_error_sleep_time = 0
)"_ba.replace("%TOP%", top);
    const QByteArray master = R"(127.0.0.1:%1 inet n - n - - smtpd
127.0.0.1:%2 inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
tlsmgr unix - - n 1000? 1 tlsmgr
flush unix n - n 1000? 0 flush
postlog unix-dgram n - n - 1 postlogd
)"_ba.replace("%1", QByteArray::number(m_startTlsPort))
                                  .replace("%2", QByteArray::number(m_tlsPort));
    const QByteArray sasl = "pwcheck_method: auxprop\nauxprop_plugin: sasldb\nsasldb_path: " + top
        + "/sasldb2\nmech_list: PLAIN LOGIN CRAM-MD5\n";
    if (!write(u"etc/main.cf"_s, main) || !write(u"etc/master.cf"_s, master)
        || !write(u"sasl/smtpd.conf"_s, sasl)
        || !write(u"cert.pem"_s, m_certificates.certificate.toPem())
        || !write(u"key.pem"_s, m_certificates.key.toPem()))
        return u"the configuration cannot be written"_s;

    QProcess password;
    password.start(saslpasswd,
        {u"-f"_s, path(u"sasldb2"_s), u"-p"_s, u"-c"_s, u"-u"_s, u"mail.localhost"_s, u"isp"_s});
    password.write("tanstaaf\n");
    password.closeWriteChannel();
    if (!password.waitForFinished() || password.exitCode() != 0)
        return u"no password can be set: %1"_s.arg(
            QString::fromLocal8Bit(password.readAllStandardError()));
    if (chown(path(u"sasldb2"_s).toLocal8Bit().constData(), user->pw_uid, user->pw_gid) != 0)
        return u"files cannot be given to another user here"_s;

    m_master.setProcessChannelMode(QProcess::MergedChannels);
    // Makes its folders; then its first process as a child of ours that does not outlive us.
    if (QProcess::execute(program, {u"-c"_s, path(u"etc"_s), u"check"_s}) != 0)
        return u"Postfix does not accept its configuration"_s;
    m_master.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_master.start(u"/usr/lib/postfix/sbin/master"_s, {u"-s"_s, u"-c"_s, path(u"etc"_s)});
    const auto answers = [](quint16 port) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, port);
        return socket.waitForConnected(1000);
    };
    const bool isUp = QTest::qWaitFor(
        [&] {
            return m_master.state() == QProcess::NotRunning
                || (answers(m_startTlsPort) && answers(m_tlsPort));
        },
        20'000);
    if (!isUp || m_master.state() == QProcess::NotRunning)
        return u"Postfix does not start: %1 %2"_s.arg(
            QString::fromLocal8Bit(m_master.readAll()), QString::fromLocal8Bit(log()));
    return {};
}

PostfixServer::~PostfixServer()
{
    if (m_master.state() == QProcess::NotRunning)
        return;
    m_master.terminate();
    if (!m_master.waitForFinished(10'000))
        m_master.kill();
    m_master.waitForFinished(2'000);
}

QByteArray PostfixServer::log() const
{
    QFile file(path(u"log"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qsizetype PostfixServer::deliveries(const QByteArray &recipient) const
{
    qsizetype count = 0;
    for (const QByteArray &line : log().split('\n'))
        count += line.contains("to=<" + recipient + '>') && line.contains("status=sent") ? 1 : 0;
    return count;
}
