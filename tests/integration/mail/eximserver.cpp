// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "eximserver.h"

#include "peers.h"

#include <QDir>
#include <QFile>

#include <csignal>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;

QString EximServer::start()
{
    const Peers peers = Peers::fetch();
    if (!peers.problem.isEmpty())
        return peers.problem;
    const QString program = peers.folder + u"/exim/usr/sbin/exim4"_s;
    if (!m_folder.makeUsers({"Debian-exim"}, {"Debian-exim", "mail"}))
        return u"libnss-wrapper is not installed"_s;
    m_certificates = TestCertificates::make({"localhost"});
    m_startTlsPort = ServerFolder::freePort();
    m_tlsPort = ServerFolder::freePort();
    const QByteArray configuration = R"(primary_hostname = mail.localhost
local_interfaces = 127.0.0.1
daemon_smtp_ports = %1 : %2
tls_on_connect_ports = %2
exim_path = %EXIM%
spool_directory = %TOP%/spool
log_file_path = %TOP%/log/%slog
pid_file_path = %TOP%/spool/pid
keep_environment = %KEPT%
exim_user = Debian-exim
exim_group = Debian-exim
never_users =
deliver_drop_privilege = true
check_spool_space = 0
tls_advertise_hosts = *
tls_certificate = %TOP%/cert.pem
tls_privatekey = %TOP%/key.pem
auth_advertise_hosts = ${if def:tls_in_cipher {*}}
acl_smtp_rcpt = rcpt
acl_smtp_data = accept
smtp_accept_max = 50
smtp_accept_queue_per_connection = 0
begin acl
rcpt:
  deny   !authenticated = *
         message = 550 5.7.1 sign in first
  defer  local_parts = ^never
         message = 451 4.3.2 not today
  defer  local_parts = ^grey
         !ratelimit = 1.1 / 1d / per_cmd / leaky / $local_part@$domain
         message = 451 4.3.0 greylisted, come back
  accept
begin routers
all:
  driver = accept
  transport = box
begin transports
box:
  driver = appendfile
  directory = %TOP%/mail
  maildir_format
  envelope_to_add
  user = Debian-exim
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_condition = ${if and{{eq{$auth2}{isp@mail.localhost}}{eq{$auth3}{tanstaaf}}}}
  server_set_id = $auth2
)"_ba.replace("%TOP%", QFile::encodeName(m_folder.path()))
                                         .replace("%EXIM%", QFile::encodeName(program))
                                         .replace("%KEPT%", ServerFolder::keptVariables(':'))
                                         .replace("%1", QByteArray::number(m_startTlsPort))
                                         .replace("%2", QByteArray::number(m_tlsPort));
    for (const QString &name : {u"spool"_s, u"mail"_s, u"log"_s}) {
        if (!QDir().mkpath(m_folder.path(name)) || !m_folder.giveToServer(name))
            return u"files cannot be given to another user here"_s;
    }
    if (!m_folder.write(u"exim.conf"_s, configuration)
        || !m_folder.write(u"cert.pem"_s, m_certificates.certificate.toPem())
        || !m_folder.write(u"key.pem"_s, m_certificates.key.toPem()))
        return u"the configuration cannot be written"_s;

    m_exim.setProcessChannelMode(QProcess::MergedChannels);
    m_exim.setProcessEnvironment(m_folder.environment());
    m_exim.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_exim.start(program, {u"-C"_s, m_folder.path(u"exim.conf"_s), u"-bdf"_s});
    if (!ServerFolder::waitUntilUp(m_exim, {m_startTlsPort, m_tlsPort}))
        return u"Exim does not start: %1 %2"_s.arg(
            QString::fromLocal8Bit(m_exim.readAll()), QString::fromLocal8Bit(log()));
    return {};
}

EximServer::~EximServer()
{
    if (m_exim.state() == QProcess::NotRunning)
        return;
    m_exim.terminate();
    if (!m_exim.waitForFinished(10'000))
        m_exim.kill();
    m_exim.waitForFinished(2'000);
}

QByteArrayList EximServer::mails() const
{
    QByteArrayList found;
    const QString folder = u"mail/new/"_s;
    for (const QString &name : QDir(m_folder.path(folder)).entryList(QDir::Files))
        found += m_folder.read(folder + name);
    return found;
}

QHash<QByteArray, int> EximServer::mailboxes() const
{
    QHash<QByteArray, int> copies;
    for (const QByteArray &mail : mails()) {
        const QByteArray first = mail.left(mail.indexOf('\n')).trimmed();
        if (first.startsWith("Envelope-to: "))
            ++copies[first.sliced(qstrlen("Envelope-to: "))];
    }
    return copies;
}

QByteArray EximServer::log() const
{
    return m_folder.read(u"log/mainlog"_s) + m_folder.read(u"log/paniclog"_s);
}
