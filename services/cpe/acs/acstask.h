// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <optional>

namespace FibreDesk::Cpe::Acs {

/// All tasks there are. GenieACS's worker dies of any other name, and takes everybody's requests
/// with it for half a minute: a name never comes from a text.
enum class TaskName {
    GetParameterValues,
    SetParameterValues,
    RefreshObject,
    Reboot,
    FactoryReset,
    AddObject,
    DeleteObject,
    Download,
};

/// The server's spelling, e.g. "refreshObject".
[[nodiscard]] QString taskName(TaskName name);
[[nodiscard]] std::optional<TaskName> taskNamed(const QString &text);

/// What became of a task, as far as anybody knows.
enum class TaskState {
    Accepted, ///< the server has it and does not say more
    Queued, ///< the server has it; the device has not done it
    InSession, ///< the device talks with the server just now: the task was not taken
    Done, ///< the server says that the device has done it
    Faulted, ///< the device refused
    Expired, ///< it was too old when the device came
    Unknown, ///< nobody can say: no answer came, or it went away without the device having come
};

/// Stable English name, for JSON, logs and the journal ("inSession").
[[nodiscard]] QString stateName(TaskState state);
[[nodiscard]] std::optional<TaskState> stateNamed(const QString &text);
/// Nothing more will be heard of it.
[[nodiscard]] bool isSettled(TaskState state);

/// One value to be set. A secret one is never written to the disk, the log or an error.
struct Assignment {
    QString path{};
    QVariant value{};
    QString type = QStringLiteral("xsd:string");
    bool isSecret = false;
    std::optional<QString> before{}; ///< what stood there, where somebody knows it; never a secret

    bool operator==(const Assignment &) const = default;
};

/// A person has typed the serial of the device that is to lose all its settings.
class ResetConfirmation {
public:
    /// Validation where `typed` is not the serial.
    [[nodiscard]] static Result<ResetConfirmation> of(
        const QString &device, const QString &serial, const QString &typed);
    [[nodiscard]] QString device() const { return m_device; }

private:
    explicit ResetConfirmation(QString device)
        : m_device(std::move(device))
    {
    }
    QString m_device;
};

/// A file that the server offers to devices.
struct AcsFile {
    QString name{};
    QString type{}; ///< "1 Firmware Upgrade Image"
    QString oui{};
    QString productClass{};
    QString version{};
    qint64 length = -1; ///< octets; -1 = not told

    bool operator==(const AcsFile &) const = default;
};

/// A task that the server will understand; there is no way to make another one.
class TaskRequest {
public:
    [[nodiscard]] static Result<TaskRequest> getParameterValues(const QStringList &paths);
    [[nodiscard]] static Result<TaskRequest> setParameterValues(const QList<Assignment> &values);
    /// Everything below this object; "Device.WiFi" or "Device.WiFi.".
    [[nodiscard]] static Result<TaskRequest> refreshObject(const QString &object);
    [[nodiscard]] static TaskRequest reboot();
    [[nodiscard]] static TaskRequest factoryReset(const ResetConfirmation &confirmation);
    [[nodiscard]] static Result<TaskRequest> addObject(const QString &object);
    [[nodiscard]] static Result<TaskRequest> deleteObject(const QString &object);
    /// Only of a file that files() listed.
    [[nodiscard]] static Result<TaskRequest> download(const AcsFile &file);

    [[nodiscard]] TaskName name() const { return m_name; }
    /// What is sent; holds secrets.
    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QStringList paths() const { return m_paths; }
    [[nodiscard]] QList<Assignment> assignments() const { return m_assignments; }
    /// Of a download: the server's name of it.
    [[nodiscard]] QString file() const { return m_file; }
    /// The only device it may go to; empty = any.
    [[nodiscard]] QString onlyDevice() const { return m_onlyDevice; }

private:
    explicit TaskRequest(TaskName name)
        : m_name(name)
    {
    }
    TaskName m_name;
    QStringList m_paths;
    QList<Assignment> m_assignments;
    QString m_file;
    QString m_onlyDevice;
};

/// What the server said to a task: from the status and the reason phrase, which is the only place
/// where it tells one 202 from another.
struct Receipt {
    QString task{}; ///< empty where the server did not take it
    TaskState state = TaskState::Unknown;
    bool isDeviceOffline = false; ///< the connection request did not reach it
    QString phrase{}; ///< the server's words
    QDateTime answered{}; ///< UTC by the server's clock; invalid = it did not say

    bool operator==(const Receipt &) const = default;
};

/// The meaning of an answer to a posted task; nothing where it is an error.
[[nodiscard]] std::optional<Receipt> receiptOf(int status, const QByteArray &phrase);

/// A task that waits at the server.
struct QueuedTask {
    QString id{};
    QString device{};
    QString name{}; ///< in the server's word
    QDateTime queued{};
    QDateTime expires{}; ///< invalid = never

    bool operator==(const QueuedTask &) const = default;
};

} // namespace FibreDesk::Cpe::Acs
