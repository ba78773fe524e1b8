// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <sys/types.h>

/// What a real mail server needs of a machine, in a folder that goes with the object: files, free
/// ports, and users of its own where the machine knows none of that name.
class ServerFolder {
public:
    /// In the folder for temporary files, or another.
    explicit ServerFolder(const QString &parent = {});

    [[nodiscard]] QString path(const QString &name = {}) const { return m_folder.filePath(name); }
    /// Readable by every user, as the server's programs run as several.
    [[nodiscard]] bool write(const QString &name, const QByteArray &text) const;
    [[nodiscard]] QByteArray read(const QString &name) const;
    [[nodiscard]] bool giveToServer(const QString &name) const;

    /// A user for each of the names, all with the same number, and groups; false without
    /// libnss-wrapper. Programs started with environment() see these and root, no other.
    [[nodiscard]] bool makeUsers(const QByteArrayList &users, const QByteArrayList &groups);
    [[nodiscard]] uid_t user() const { return m_user; }
    [[nodiscard]] const QProcessEnvironment &environment() const { return m_environment; }
    /// The variables that a server must not drop for its programs.
    static QByteArray keptVariables(char separator);

    [[nodiscard]] static quint16 freePort();
    /// Waits until something listens on all ports, or the process has ended: false.
    [[nodiscard]] static bool waitUntilUp(const QProcess &server, const QList<quint16> &ports);
    /// Runs a program in environment(); what it said, where it failed.
    [[nodiscard]] QString run(
        const QString &program, const QStringList &arguments, const QByteArray &input = {}) const;

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    uid_t m_user = 0;
};
