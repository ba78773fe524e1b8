// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace FibreDesk::Test {

/// A session bus of the test's own, with nothing on it that starts by itself.
class PrivateBus {
public:
    ~PrivateBus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    /// Empty = it runs, and this process's environment names it; else why not.
    QString start()
    {
        using namespace Qt::StringLiterals;
        const QString program = QStandardPaths::findExecutable(u"dbus-daemon"_s);
        if (program.isEmpty())
            return u"dbus-daemon is not installed (packaging/packages.txt names it)"_s;
        const QString configuration = m_folder.filePath(u"bus.conf"_s);
        QFile file(configuration);
        if (!file.open(QIODevice::WriteOnly))
            return u"the bus's configuration cannot be written"_s;
        file.write(
            "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\""
            " \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
            "<busconfig><type>session</type><listen>unix:dir="
            + QFile::encodeName(m_folder.path())
            + "</listen><auth>EXTERNAL</auth><policy context=\"default\">"
              "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>"
              "<allow own=\"*\"/></policy></busconfig>\n");
        file.close();
        m_daemon.start(program,
            {u"--nofork"_s, u"--print-address"_s, u"--config-file=%1"_s.arg(configuration)});
        if (!m_daemon.waitForStarted() || !m_daemon.waitForReadyRead(20'000))
            return u"dbus-daemon does not start: "_s
                + QString::fromLocal8Bit(m_daemon.readAllStandardError());
        m_address = QString::fromLocal8Bit(m_daemon.readLine()).trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toLocal8Bit());
        return {};
    }

    [[nodiscard]] QString address() const { return m_address; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
};

} // namespace FibreDesk::Test
