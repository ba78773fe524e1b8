// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/deskrights.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

DeskRights::DeskRights(QObject *parent)
    : QObject(parent)
    , Singleton(this)
{
}

void DeskRights::setGrants(const Rights::Grants &grants)
{
    if (grants == m_grants)
        return;
    m_grants = grants;
    Q_EMIT changed();
}

void DeskRights::setDoctypes(const QHash<QString, QString> &doctypes)
{
    m_doctypes = doctypes;
    m_tables.clear();
    for (const auto &[table, doctype] : doctypes.asKeyValueRange())
        m_tables.insert(doctype, table);
    Q_EMIT changed();
}

void DeskRights::setLanguage(const QString &language)
{
    m_language = language;
    Q_EMIT changed(); // every sentence
}

void DeskRights::setProblem(const QString &problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    Q_EMIT changed();
}

Right DeskRights::of(const QString &action) const
{
    const Rights::Action asked = m_rules.action(action);
    return rightOf(Rights::judge(
        m_grants, asked.capability, m_doctypes.value(asked.table, asked.table), asked.verb));
}

Right DeskRights::may(const QString &capability, const QString &doctype, const QString &verb) const
{
    return rightOf(Rights::judge(m_grants, capability, doctype, verb));
}

Right DeskRights::mayWrite(const QString &doctype, bool isCreate) const
{
    return may(
        m_rules.writing(m_tables.value(doctype)), doctype, isCreate ? u"create"_s : u"write"_s);
}

Right DeskRights::mayDelete(const QString &doctype) const
{
    return may(u"delete_records"_s, doctype, u"delete"_s);
}

QString DeskRights::nameOf(const QString &doctype) const
{
    static const QHash<QString, const char *> names{
        {u"job"_s, QT_TR_NOOP("jobs")},
        {u"technician"_s, QT_TR_NOOP("technicians")},
        {u"tag"_s, QT_TR_NOOP("tags")},
        {u"preset"_s, QT_TR_NOOP("saved views")},
        {u"ticket"_s, QT_TR_NOOP("tickets")},
        {u"message"_s, QT_TR_NOOP("messages")},
        {u"note"_s, QT_TR_NOOP("notes")},
        {u"customer"_s, QT_TR_NOOP("customers")},
        {u"location"_s, QT_TR_NOOP("locations")},
        {u"subscription"_s, QT_TR_NOOP("services")},
        {u"contract"_s, QT_TR_NOOP("contracts")},
        {u"equipment"_s, QT_TR_NOOP("equipment")},
        {u"invoice"_s, QT_TR_NOOP("invoices")},
        {u"payment"_s, QT_TR_NOOP("payments")},
    };
    const char *name = names.value(m_tables.value(doctype));
    return name ? tr(name) : doctype;
}

Right DeskRights::rightOf(const Rights::Verdict &verdict) const
{
    using Lack = Rights::Verdict::Lack;
    if (verdict.lack == Lack::Nothing)
        return {};
    if (verdict.lack == Lack::Capability) {
        const QString what = m_rules.describe(verdict.capability, m_language);
        return Right(m_grants.groups.isEmpty()
                ? tr("You do not have the right to %1 (%2).").arg(what, verdict.capability)
                : tr("Your groups (%1) do not have the right to %2 (%3).")
                      .arg(groups(), what, verdict.capability));
    }
    const QString name = nameOf(verdict.doctype);
    if (!verdict.canRead)
        return Right(tr("ERPNext does not let you see %1.").arg(name));
    if (verdict.verb == "create"_L1)
        return Right(tr("ERPNext lets you see %1, but not make new ones.").arg(name));
    if (verdict.verb == "delete"_L1)
        return Right(tr("ERPNext lets you see %1, but not delete them.").arg(name));
    return Right(tr("ERPNext lets you see %1, but not change them.").arg(name));
}

QString DeskRights::summary() const
{
    switch (m_grants.origin) {
    case Rights::Origin::Hub:
        return tr("The hub says what you may do here; ERPNext has the last word on each document.");
    case Rights::Origin::Groups:
        return tr(
            "Your groups say what you may do here; ERPNext has the last word on each document.");
    case Rights::Origin::None:
        break;
    }
    return tr("Rights unknown: the servers decide.");
}

QStringList DeskRights::described(const QStringList &capabilities) const
{
    QStringList all;
    for (const QString &capability : capabilities)
        all += m_rules.describe(capability, m_language);
    std::ranges::sort(all,
        [](const QString &a, const QString &b) { return QString::localeAwareCompare(a, b) < 0; });
    return all;
}

QStringList DeskRights::granted() const
{
    return described(m_grants.capabilities.granted());
}

QStringList DeskRights::denied() const
{
    return described(m_grants.capabilities.denied());
}

QStringList DeskRights::limits() const
{
    QStringList all;
    for (const auto &[doctype, verbs] : m_grants.verbs.asKeyValueRange()) {
        for (const QString &verb : {u"read"_s, u"write"_s, u"create"_s}) {
            if (!verbs.contains(verb)) {
                all += may({}, doctype, verb).reason();
                break;
            }
        }
    }
    all.sort();
    return all;
}

} // namespace FibreDesk
