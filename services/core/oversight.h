// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace FibreDesk {

/// Something that was changed outside of this program, or was meant to be, and how it ended.
struct Deed {
    QString key{}; ///< what is told twice under it is kept once; empty = it is told once
    QString who{}; ///< empty = who sits here
    QString area{}; ///< "campaigns", "mail", "devices", "users", "tickets", …
    QString action{}; ///< "send", "reboot", "invite", "assign", …
    QString doctype{};
    QString name{}; ///< of the document, the device, the campaign or the person
    QString title{}; ///< for people
    QJsonObject before{}; ///< as far as it was known
    QJsonObject after{};
    QString result{}; ///< "done", "refused", "uncertain", "failed", "cancelled", "started"
    QString reason{}; ///< the server's own words
    QString source{}; ///< the id of the task or the run

    bool operator==(const Deed &) const = default;
};

/// Stands over all that the services change: it says beforehand why something may not be done, and
/// is told what was done. Outlives whoever it stands over.
class Oversight {
public:
    Oversight() = default;
    virtual ~Oversight() = default;
    Q_DISABLE_COPY_MOVE(Oversight)

    /// Why it may not be done, by the names of actions in resources/rights/groups.json; nothing
    /// where it may.
    [[nodiscard]] virtual std::optional<Error> refusal(const QString &action) const = 0;
    virtual void note(Deed deed) = 0;
};

/// The same where there may be nobody to ask or to tell.
[[nodiscard]] std::optional<Error> refusalOf(const Oversight *oversight, const QString &action);
void note(Oversight *oversight, Deed deed);

/// How something ended that failed so: "refused" where the server said no, "uncertain" where
/// nobody knows, "failed" where it did not come about.
[[nodiscard]] QString resultOf(const Error &error);
/// The deed with its end; an `error` of nothing = it is done.
[[nodiscard]] Deed ended(Deed deed, const std::optional<Error> &error);

/// What failed, as far as it did.
template <typename T>
[[nodiscard]] std::optional<Error> errorOf(const Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

} // namespace FibreDesk
