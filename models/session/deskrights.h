// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rights/grants.h"
#include "rights/rules.h"
#include "session/singleton.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <qqmlintegration.h>

namespace FibreDesk {

/// Whether something may be done; if not, why, as a sentence.
class Right {
    Q_GADGET
    QML_VALUE_TYPE(right)
    Q_PROPERTY(bool allowed READ isAllowed)
    Q_PROPERTY(QString reason READ reason)

public:
    Right() = default;
    explicit Right(QString reason)
        : m_reason(std::move(reason))
    {
    }

    [[nodiscard]] bool isAllowed() const { return m_reason.isEmpty(); }
    [[nodiscard]] QString reason() const { return m_reason; }

    bool operator==(const Right &) const = default;

private:
    QString m_reason;
};

/// What who works here may do: each action of the pages by its name, as the rules, the groups, the
/// hub and ERPNext have it. The application tells it; the pages ask. What nobody has decided is
/// allowed: the servers have the last word.
class DeskRights : public QObject, public Singleton<DeskRights> {
    Q_OBJECT
    QML_NAMED_ELEMENT(Rights)
    QML_SINGLETON
    /// Actions, by the names of resources/rights/groups.json.
    Q_PROPERTY(FibreDesk::Right assignJobs READ assignJobs NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right makeJobs READ makeJobs NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right changeTechnicians READ changeTechnicians NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right changeTickets READ changeTickets NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right answerTickets READ answerTickets NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right changeCustomers READ changeCustomers NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right changeLocations READ changeLocations NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right changeEquipment READ changeEquipment NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right changeBills READ changeBills NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right changeCampaigns READ changeCampaigns NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right sendMail READ sendMail NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right actOnDevices READ actOnDevices NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right installFirmware READ installFirmware NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right seeSecrets READ seeSecrets NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right manageUsers READ manageUsers NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right deleteRecords READ deleteRecords NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right seeAudit READ seeAudit NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right seeFigures READ seeFigures NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right installDoctypes READ installDoctypes NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right seeBoard READ seeBoard NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right seeCustomers READ seeCustomers NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right seeCustomer READ seeCustomer NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right seeTickets READ seeTickets NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right seeDevices READ seeDevices NOTIFY changed)
    Q_PROPERTY(FibreDesk::Right seeBills READ seeBills NOTIFY changed)
    /// Somebody has decided: the groups or the hub. Else the servers decide on everything.
    Q_PROPERTY(bool isKnown READ isKnown NOTIFY changed)
    /// Who decided, in a sentence.
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(QString user READ user NOTIFY changed)
    Q_PROPERTY(QString groups READ groups NOTIFY changed)
    Q_PROPERTY(QString roles READ roles NOTIFY changed)
    /// When the servers were asked; invalid = never.
    Q_PROPERTY(QDateTime askedAt READ askedAt NOTIFY changed)
    /// Why the last asking failed; empty = it did not.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    /// In words, sorted.
    Q_PROPERTY(QStringList granted READ granted NOTIFY changed)
    Q_PROPERTY(QStringList denied READ denied NOTIFY changed)
    /// "ERPNext lets you read tickets, but not change them.", for each doctype that is short of
    /// something.
    Q_PROPERTY(QStringList limits READ limits NOTIFY changed)

public:
    explicit DeskRights(QObject *parent);

    [[nodiscard]] Right assignJobs() const { return of(QStringLiteral("assignJobs")); }
    [[nodiscard]] Right makeJobs() const { return of(QStringLiteral("makeJobs")); }
    [[nodiscard]] Right changeTechnicians() const
    {
        return of(QStringLiteral("changeTechnicians"));
    }
    [[nodiscard]] Right changeTickets() const { return of(QStringLiteral("changeTickets")); }
    [[nodiscard]] Right answerTickets() const { return of(QStringLiteral("answerTickets")); }
    [[nodiscard]] Right changeCustomers() const { return of(QStringLiteral("changeCustomers")); }
    [[nodiscard]] Right changeLocations() const { return of(QStringLiteral("changeLocations")); }
    [[nodiscard]] Right changeEquipment() const { return of(QStringLiteral("changeEquipment")); }
    [[nodiscard]] Right changeBills() const { return of(QStringLiteral("changeBills")); }
    [[nodiscard]] Right changeCampaigns() const { return of(QStringLiteral("changeCampaigns")); }
    [[nodiscard]] Right sendMail() const { return of(QStringLiteral("sendMail")); }
    [[nodiscard]] Right actOnDevices() const { return of(QStringLiteral("actOnDevices")); }
    [[nodiscard]] Right installFirmware() const { return of(QStringLiteral("installFirmware")); }
    [[nodiscard]] Right seeSecrets() const { return of(QStringLiteral("seeSecrets")); }
    [[nodiscard]] Right manageUsers() const { return of(QStringLiteral("manageUsers")); }
    [[nodiscard]] Right deleteRecords() const { return of(QStringLiteral("deleteRecords")); }
    [[nodiscard]] Right seeAudit() const { return of(QStringLiteral("seeAudit")); }
    [[nodiscard]] Right seeFigures() const { return of(QStringLiteral("seeFigures")); }
    [[nodiscard]] Right installDoctypes() const { return of(QStringLiteral("installDoctypes")); }
    [[nodiscard]] Right seeBoard() const { return of(QStringLiteral("seeBoard")); }
    [[nodiscard]] Right seeCustomers() const { return of(QStringLiteral("seeCustomers")); }
    [[nodiscard]] Right seeCustomer() const { return of(QStringLiteral("seeCustomer")); }
    [[nodiscard]] Right seeTickets() const { return of(QStringLiteral("seeTickets")); }
    [[nodiscard]] Right seeDevices() const { return of(QStringLiteral("seeDevices")); }
    [[nodiscard]] Right seeBills() const { return of(QStringLiteral("seeBills")); }

    void setGrants(const Rights::Grants &grants);
    [[nodiscard]] const Rights::Grants &grants() const { return m_grants; }
    /// The server's names of our tables: "ticket" is "Issue".
    void setDoctypes(const QHash<QString, QString> &doctypes);
    void setLanguage(const QString &language);
    void setProblem(const QString &problem);

    /// For what has no name of its own.
    [[nodiscard]] Q_INVOKABLE FibreDesk::Right may(
        const QString &capability, const QString &doctype = {}, const QString &verb = {}) const;
    /// Whether a document of that doctype may be made or changed.
    [[nodiscard]] Right mayWrite(const QString &doctype, bool isCreate) const;
    [[nodiscard]] Right mayDelete(const QString &doctype) const;
    [[nodiscard]] Right of(const QString &action) const;

    [[nodiscard]] bool isKnown() const { return m_grants.origin != Rights::Origin::None; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString user() const { return m_grants.user; }
    [[nodiscard]] QString groups() const { return m_grants.groups.join(QStringLiteral(", ")); }
    [[nodiscard]] QString roles() const { return m_grants.roles.join(QStringLiteral(", ")); }
    [[nodiscard]] QDateTime askedAt() const { return m_grants.askedAt; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QStringList granted() const;
    [[nodiscard]] QStringList denied() const;
    [[nodiscard]] QStringList limits() const;

    /// The user wants the servers asked now.
    Q_INVOKABLE void askAgain() { Q_EMIT askRequested(); }

Q_SIGNALS:
    void changed();
    void askRequested();

private:
    [[nodiscard]] Right rightOf(const Rights::Verdict &verdict) const;
    [[nodiscard]] QStringList described(const QStringList &capabilities) const;
    [[nodiscard]] QString nameOf(const QString &doctype) const;

    const Rights::Rules m_rules = Rights::Rules::builtIn();
    Rights::Grants m_grants;
    QHash<QString, QString> m_doctypes; ///< by table
    QHash<QString, QString> m_tables; ///< by doctype
    QString m_language = QStringLiteral("en");
    QString m_problem;
};

} // namespace FibreDesk

Q_DECLARE_METATYPE(FibreDesk::Right)
