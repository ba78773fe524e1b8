// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QJsonObject>
#include <QString>

#include <memory>
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
/// is told what was done. Whoever it stands over keeps an OversightRef: what is still under way may
/// end after it.
class Oversight {
public:
    Oversight() = default;
    virtual ~Oversight() = default;
    Q_DISABLE_COPY_MOVE(Oversight)

    /// Why it may not be done, by the names of actions in resources/rights/groups.json; nothing
    /// where it may.
    [[nodiscard]] virtual std::optional<Error> refusal(const QString &action) const = 0;
    virtual void note(Deed deed) = 0;

private:
    friend class OversightRef;
    std::shared_ptr<Oversight *> m_life = std::make_shared<Oversight *>(this);
};

/// An oversight as long as it is there, then nobody: safe to keep across an await. In the thread of
/// the oversight only.
class OversightRef {
public:
    OversightRef() = default;
    // Implicit: whoever has one just hands it in.
    OversightRef(const Oversight *oversight)
    {
        if (oversight)
            m_life = oversight->m_life;
    }

    [[nodiscard]] Oversight *get() const
    {
        const auto life = m_life.lock();
        return life ? *life : nullptr;
    }

private:
    std::weak_ptr<Oversight *> m_life{};
};

/// The same where there may be nobody to ask or to tell, or nobody any more.
[[nodiscard]] std::optional<Error> refusalOf(const OversightRef &oversight, const QString &action);
void note(const OversightRef &oversight, Deed deed);

/// How a change ended that failed so: "refused" where the server said no, "uncertain" where nobody
/// knows whether it came about (the server broke off in the middle of it, or its answer did not
/// come), "failed" where it did not.
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
