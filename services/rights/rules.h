// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "rights/capabilities.h"

#include <QByteArray>
#include <QHash>
#include <QMap>
#include <QStringList>

namespace FibreDesk::Rights {

/// What an action of the desk asks for: a capability, and what ERPNext is to permit. Each may be
/// empty.
struct Action {
    QString capability{};
    QString table{}; ///< our name of the doctype: "job"
    QString verb{}; ///< "read", "write", "create", "delete"

    bool operator==(const Action &) const = default;
};

/// Which groups have which capabilities, which actions need them, and what they are called for
/// people: resources/rights/groups.json.
class Rules {
public:
    [[nodiscard]] static Result<Rules> fromJson(const QByteArray &json);
    /// Those the program was built with.
    [[nodiscard]] static Rules builtIn();

    [[nodiscard]] QStringList capabilities() const { return m_capabilities.keys(); }
    [[nodiscard]] QStringList groups() const { return m_groups.keys(); }
    [[nodiscard]] QStringList actions() const { return m_actions.keys(); }
    /// "change and answer tickets"; the name itself where the rules do not know it.
    [[nodiscard]] QString describe(const QString &capability, const QString &language) const;
    /// An action nobody knows asks for nothing.
    [[nodiscard]] Action action(const QString &name) const { return m_actions.value(name); }
    /// What changing a document of ours needs; empty = nothing besides ERPNext's word.
    [[nodiscard]] QString writing(const QString &table) const { return m_documents.value(table); }

    /// What a member of these groups may do, decided on every capability; nothing decided where the
    /// rules know none of the groups.
    [[nodiscard]] Capabilities ofGroups(const QStringList &groups) const;
    /// The hub's answer over that. On its own names it is the last word: what it does not tell is
    /// denied. On the desk's it is as soon as it tells of one of them; until then the groups stand.
    [[nodiscard]] Capabilities overlaid(
        Capabilities ofGroups, const QMap<QString, bool> &told) const;

private:
    struct Capability {
        bool isOfHub = false;
        QMap<QString, QString> words{}; ///< by language
    };

    QMap<QString, Capability> m_capabilities;
    QMap<QString, QStringList> m_groups;
    QMap<QString, Action> m_actions;
    QHash<QString, QString> m_documents;
};

} // namespace FibreDesk::Rights
