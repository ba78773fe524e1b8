// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace FibreDesk::Audit {

/// Something that somebody did from this desk, and how it ended.
struct Entry {
    qint64 number = 0; ///< given by the log
    /// Of the source, unique: what is told twice is kept once.
    QString key{};
    QDateTime at{}; ///< UTC: when it ended
    QString who{}; ///< as the server knows him
    QString
        area{}; ///< "dispatch", "tickets", "customers", "billing", "devices", "mail", "users", …
    QString action{}; ///< "change", "create", "delete", "reboot", "send", "sign-in", …
    QString doctype{};
    QString name{}; ///< of the document, the device or the campaign
    QString title{}; ///< for people
    QJsonObject before{}; ///< by field, of what was changed; secrets are masked
    QJsonObject after{};
    QString result{}; ///< "done", "refused", "uncertain", "clash", "cancelled", "started"
    QString reason{}; ///< the server's own words
    QString source{}; ///< the id of the write, the task or the run

    [[nodiscard]] QJsonObject toJson() const;

    bool operator==(const Entry &) const = default;
};

/// Whether a field's value is never written down: passwords, keys, tokens.
[[nodiscard]] bool isSecretField(const QString &field);
/// The same values with those replaced by stars.
[[nodiscard]] QJsonObject masked(QJsonObject values);

/// Takes what was done. Never fails towards who tells it.
class Sink {
public:
    virtual ~Sink() = default;
    Sink() = default;
    Q_DISABLE_COPY_MOVE(Sink)

    virtual void note(Entry entry) = 0;
};

} // namespace FibreDesk::Audit
