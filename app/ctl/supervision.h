// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/auditlog.h"
#include "audit/overseer.h"
#include "rights/grants.h"
#include "rights/rules.h"

#include <QCoroTask>

#include <memory>

namespace FibreDesk::Ctl {

class Context;

/// The window's rules for the command line: what one may not do here either is refused with the
/// reason, and what was done is in the same list. Nothing is asked or written before something is
/// to be changed.
class Supervision : public Audit::Sink {
public:
    explicit Supervision(Context *context);
    ~Supervision() override;

    /// For whoever changes something; outlives them.
    [[nodiscard]] Oversight *oversight() { return &m_overseer; }

    /// Who works here, once something was asked about below.
    [[nodiscard]] QString author() const { return m_author; }

    /// Whether an action of resources/rights/groups.json may be done. What the window knows of the
    /// rights counts for a day, then the hub is asked; what nobody has decided is allowed: the
    /// servers have the last word.
    [[nodiscard]] QCoro::Task<Result<void>> mayDo(QString action);
    /// Whether a document of that doctype may be made or changed.
    [[nodiscard]] QCoro::Task<Result<void>> mayWrite(QString doctype, bool isCreate);

    void note(Audit::Entry entry) override;
    /// Once all that was noted is on the disk; an Error where some of it is not.
    [[nodiscard]] QCoro::Task<Result<void>> flush();

private:
    /// Who works here and what is known of their rights; asks at most once.
    [[nodiscard]] QCoro::Task<void> learn();
    [[nodiscard]] QCoro::Task<void> askServers(QStringList groups);
    [[nodiscard]] std::optional<Error> refusal(const Rights::Verdict &verdict) const;
    [[nodiscard]] std::optional<Error> refusalOfAction(const QString &action) const;

    Context *m_context;
    const Rights::Rules m_rules = Rights::Rules::builtIn();
    Rights::Grants m_grants;
    QString m_author;
    bool m_isLearnt = false;
    Audit::Overseer m_overseer;
    std::unique_ptr<Audit::AuditLog> m_log; ///< once there is something to write
};

} // namespace FibreDesk::Ctl
