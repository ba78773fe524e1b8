// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rights/rules.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Rights {

namespace {

const QString everything = u"*"_s;

Error badRules(const QString &detail)
{
    return {.kind = ErrorKind::Validation, .detail = detail, .source = u"rights"_s};
}

} // namespace

Result<Rules> Rules::fromJson(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonObject document = QJsonDocument::fromJson(json, &problem).object();
    if (problem.error != QJsonParseError::NoError) {
        return std::unexpected(badRules(problem.errorString()));
    }
    Rules rules;
    const QJsonObject capabilities = document.value("capabilities"_L1).toObject();
    for (auto it = capabilities.begin(); it != capabilities.end(); ++it) {
        const QJsonObject given = it->toObject();
        Capability capability{.isOfHub = given.value("of"_L1) == "hub"_L1};
        for (const QString &language : {u"en"_s, u"fr"_s}) {
            const QString words = given.value(language).toString();
            if (words.isEmpty()) {
                return std::unexpected(
                    badRules(u"%1 has no words in %2"_s.arg(it.key(), language)));
            }
            capability.words.insert(language, words);
        }
        rules.m_capabilities.insert(it.key(), capability);
    }
    const QJsonObject groups = document.value("groups"_L1).toObject();
    for (auto it = groups.begin(); it != groups.end(); ++it) {
        QStringList names = it->toVariant().toStringList();
        for (const QString &name : std::as_const(names)) {
            if (name != everything && !rules.m_capabilities.contains(name)) {
                return std::unexpected(
                    badRules(u"%1 of group %2 is no capability"_s.arg(name, it.key())));
            }
        }
        rules.m_groups.insert(
            it.key(), names.contains(everything) ? rules.m_capabilities.keys() : names);
    }
    const QJsonObject actions = document.value("actions"_L1).toObject();
    for (auto it = actions.begin(); it != actions.end(); ++it) {
        const QJsonObject given = it->toObject();
        const Action action{.capability = given.value("capability"_L1).toString(),
            .table = given.value("table"_L1).toString(),
            .verb = given.value("verb"_L1).toString()};
        if (!action.capability.isEmpty() && !rules.m_capabilities.contains(action.capability)) {
            return std::unexpected(
                badRules(u"%1 of action %2 is no capability"_s.arg(action.capability, it.key())));
        }
        rules.m_actions.insert(it.key(), action);
    }
    const QJsonObject documents = document.value("documents"_L1).toObject();
    for (auto it = documents.begin(); it != documents.end(); ++it) {
        rules.m_documents.insert(it.key(), it->toString());
    }
    return rules;
}

Rules Rules::builtIn()
{
    QFile file(u":/fibredesk/rights/groups.json"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("the rules of rights are missing");
    }
    auto rules = fromJson(file.readAll());
    if (!rules) {
        qFatal("the rules of rights: %s", qUtf8Printable(rules.error().detail));
    }
    return *std::move(rules);
}

QString Rules::describe(const QString &capability, const QString &language) const
{
    const QMap<QString, QString> words = m_capabilities.value(capability).words;
    return words.value(language, words.value(u"en"_s, capability));
}

Capabilities Rules::ofGroups(const QStringList &groups) const
{
    Capabilities capabilities;
    bool isAnyKnown = false;
    for (const QString &group : groups) {
        const auto known = m_groups.constFind(group.trimmed().toLower());
        if (known == m_groups.cend()) {
            continue;
        }
        isAnyKnown = true;
        for (const QString &name : *known) {
            capabilities.decide(name, true);
        }
    }
    if (!isAnyKnown) {
        return {};
    }
    for (const auto &[name, words] : m_capabilities.asKeyValueRange()) {
        if (capabilities.standing(name) == Standing::Unknown) {
            capabilities.decide(name, false);
        }
    }
    return capabilities;
}

Capabilities Rules::overlaid(Capabilities ofGroups, const QMap<QString, bool> &told) const
{
    const bool knowsDesk = std::ranges::any_of(told.asKeyValueRange(), [this](const auto &one) {
        const auto known = m_capabilities.constFind(one.first);
        return known != m_capabilities.cend() && !known->isOfHub;
    });
    for (const auto &[name, capability] : m_capabilities.asKeyValueRange()) {
        if (capability.isOfHub || knowsDesk) {
            ofGroups.decide(name, told.value(name, false));
        }
    }
    for (const auto &[name, isGranted] : told.asKeyValueRange()) {
        ofGroups.decide(name, isGranted);
    }
    return ofGroups;
}

} // namespace FibreDesk::Rights
