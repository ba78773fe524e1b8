// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "postfixserver.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <csignal>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;

QString PostfixServer::start()
{
    const QString program =
        QStandardPaths::findExecutable(u"postfix"_s, {u"/usr/sbin"_s, u"/usr/local/sbin"_s});
    const QString saslpasswd = QStandardPaths::findExecutable(u"saslpasswd2"_s, {u"/usr/sbin"_s});
    if (program.isEmpty() || saslpasswd.isEmpty())
        return u"Postfix or sasl2-bin is not installed"_s;
    if (!m_folder.makeUsers({"postfix"}, {"postfix", "postdrop"}))
        return u"libnss-wrapper is not installed"_s;
    for (const QString &name : {u"spool"_s, u"data"_s})
        QDir().mkpath(m_folder.path(name));
    if (!m_folder.giveToServer(u"data"_s))
        return u"files cannot be given to another user here"_s;

    m_certificates = TestCertificates::make({"localhost"});
    m_startTlsPort = ServerFolder::freePort();
    m_tlsPort = ServerFolder::freePort();
    const QByteArray top = QFile::encodeName(m_folder.path());
    const QByteArray main = R"(compatibility_level = 3.6
import_environment = %KEPT% MAIL_CONFIG MAIL_LOGTAG TZ LANG=C POSTLOG_SERVICE POSTLOG_HOSTNAME
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
in_flow_delay = 0
)"_ba.replace("%TOP%", top)
                                .replace("%KEPT%", ServerFolder::keptVariables(' '));
    QByteArray perMechanism;
    for (const QByteArray &mechanism : {"PLAIN"_ba, "LOGIN"_ba, "CRAM-MD5"_ba}) {
        m_ports[mechanism] = ServerFolder::freePort();
        const QByteArrayList others = [&] {
            QByteArrayList all{"PLAIN", "LOGIN", "CRAM-MD5"};
            all.removeOne(mechanism);
            return all;
        }();
        perMechanism += "127.0.0.1:" + QByteArray::number(m_ports[mechanism])
            + " inet n - n - - smtpd -o smtpd_sasl_mechanism_filter=!" + others.join(",!")
            + ",static:all\n";
    }
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
                                  .replace("%2", QByteArray::number(m_tlsPort))
        + perMechanism;
    const QByteArray sasl = "pwcheck_method: auxprop\nauxprop_plugin: sasldb\nsasldb_path: " + top
        + "/sasldb2\nmech_list: PLAIN LOGIN CRAM-MD5\n";
    if (!m_folder.write(u"etc/main.cf"_s, main) || !m_folder.write(u"etc/master.cf"_s, master)
        || !m_folder.write(u"sasl/smtpd.conf"_s, sasl)
        || !m_folder.write(u"cert.pem"_s, m_certificates.certificate.toPem())
        || !m_folder.write(u"key.pem"_s, m_certificates.key.toPem()))
        return u"the configuration cannot be written"_s;
    const QString passwords = u"sasldb2"_s;
    if (const QString problem = m_folder.run(saslpasswd,
            {u"-f"_s, m_folder.path(passwords), u"-p"_s, u"-c"_s, u"-u"_s, u"mail.localhost"_s,
                u"isp"_s},
            "tanstaaf\n");
        !problem.isEmpty())
        return problem;
    if (!m_folder.giveToServer(passwords))
        return u"files cannot be given to another user here"_s;

    // Makes its folders; then its first process as a child of ours that does not outlive us.
    const QString etc = m_folder.path(u"etc"_s);
    if (const QString problem = m_folder.run(program, {u"-c"_s, etc, u"check"_s});
        !problem.isEmpty())
        return problem;
    m_master.setProcessChannelMode(QProcess::MergedChannels);
    m_master.setProcessEnvironment(m_folder.environment());
    m_master.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_master.start(u"/usr/lib/postfix/sbin/master"_s, {u"-s"_s, u"-c"_s, etc});
    if (!ServerFolder::waitUntilUp(m_master, QList{m_startTlsPort, m_tlsPort} + m_ports.values()))
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
    return m_folder.read(u"log"_s);
}

qsizetype PostfixServer::deliveries(const QByteArray &recipient) const
{
    qsizetype count = 0;
    for (const QByteArray &line : log().split('\n'))
        count += line.contains("to=<" + recipient + '>') && line.contains("status=sent") ? 1 : 0;
    return count;
}
