// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serverfolder.h"

#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

constexpr uid_t serverUser = 64998; ///< of nobody else; Debian gives numbers below 60000
constexpr auto forEverybody =
    QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;

} // namespace

ServerFolder::ServerFolder(const QString &parent)
    : m_folder((parent.isEmpty() ? QDir::tempPath() : parent) + u"/fibredesk-server-XXXXXX"_s)
{
    QFile::setPermissions(
        m_folder.path(), forEverybody | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
}

bool ServerFolder::write(const QString &name, const QByteArray &text) const
{
    QDir().mkpath(QFileInfo(path(name)).path());
    QFile file(path(name));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size()
        && file.setPermissions(forEverybody);
}

QByteArray ServerFolder::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool ServerFolder::giveToServer(const QString &name) const
{
    return chown(QFile::encodeName(path(name)).constData(), m_user, m_user) == 0;
}

bool ServerFolder::makeUsers(const QByteArrayList &users, const QByteArrayList &groups)
{
    const QDir libraries(u"/usr/lib"_s);
    bool hasWrapper = false;
    for (const QString &folder : libraries.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        hasWrapper = hasWrapper || libraries.exists(folder + u"/libnss_wrapper.so"_s);
    if (!hasWrapper)
        return false;
    m_user = geteuid() == 0 ? serverUser : geteuid();
    QByteArray passwd = "nobody:x:65534:65534::/nonexistent:/usr/sbin/nologin\n";
    if (m_user != geteuid())
        passwd += "root:x:0:0::/root:/bin/sh\n";
    for (const QByteArray &user : users)
        passwd += user
            + ":x:%1:%1::/nonexistent:/usr/sbin/nologin\n"_ba.replace(
                "%1", QByteArray::number(m_user));
    QByteArray group = "root:x:0:\nnogroup:x:65534:\n";
    for (int i = 0; i < groups.size(); ++i)
        group += groups[i] + ":x:" + QByteArray::number(m_user + uid_t(i)) + ":\n";
    m_environment.insert(u"LD_PRELOAD"_s, u"libnss_wrapper.so"_s);
    m_environment.insert(u"NSS_WRAPPER_PASSWD"_s, path(u"passwd"_s));
    m_environment.insert(u"NSS_WRAPPER_GROUP"_s, path(u"group"_s));
    return write(u"passwd"_s, passwd) && write(u"group"_s, group);
}

QByteArray ServerFolder::keptVariables(char separator)
{
    return QByteArrayList{"LD_PRELOAD", "NSS_WRAPPER_PASSWD", "NSS_WRAPPER_GROUP"}.join(separator);
}

quint16 ServerFolder::freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost, 0);
    return server.serverPort();
}

bool ServerFolder::waitUntilUp(const QProcess &server, const QList<quint16> &ports)
{
    const auto answers = [](quint16 port) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, port);
        return socket.waitForConnected(1000);
    };
    const auto isUp = [&] { return std::ranges::all_of(ports, answers); };
    const auto hasEnded = [&] { return server.state() == QProcess::NotRunning; };
    return QTest::qWaitFor([&] { return hasEnded() || isUp(); }, 20'000) && !hasEnded();
}

QString ServerFolder::run(
    const QString &program, const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setProcessEnvironment(m_environment);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (process.waitForFinished() && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0)
        return {};
    return program + u": "_s + process.errorString() + u' '
        + QString::fromLocal8Bit(process.readAll());
}
