// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/profilevalues.h"

#include "core/profilekeys.h"

#include <QHash>

#include <cstring>
#include <utility>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

QByteArray variableOf(QLatin1StringView section, QLatin1StringView key)
{
    return "FIBREDESK_" + QByteArray(section.data(), section.size()).toUpper() + '_'
        + QByteArray(key.data(), key.size()).toUpper();
}

/// What was taken out of the environment: written once, before there are threads.
QHash<QByteArray, QString> &taken()
{
    static QHash<QByteArray, QString> all;
    return all;
}

void take(const QByteArray &variable)
{
    for (char **entry = environ; entry && *entry; ++entry) {
        const qsizetype name = variable.size();
        if (std::strncmp(*entry, variable.constData(), size_t(name)) != 0 || (*entry)[name] != '=')
            continue;
        char *value = *entry + name + 1;
        taken().insert(variable, QString::fromLocal8Bit(value));
        explicit_bzero(value, std::strlen(value));
        break;
    }
    qunsetenv(variable.constData());
}

} // namespace

ProfileValues::ProfileValues(const QString &file, Profile::KeptSecrets kept)
    : m_settings(file, QSettings::IniFormat)
    , m_kept(std::move(kept))
{
}

ProfileValues::ProfileValues(const Profile &profile)
    : ProfileValues(profile.file, profile.kept)
{
}

QString ProfileValues::value(QLatin1StringView section, QLatin1StringView key) const
{
    if (const auto given = environmentValue(section, key))
        return *given;
    const QString path = QString(section) + u'/' + key;
    // QSettings calls the section [general] "General" and reads a comma as a list.
    const QVariant raw = section == "general"_L1 && !m_settings.contains(path)
        ? m_settings.value(QString(key))
        : m_settings.value(path);
    const QString value = raw.toStringList().join(u',').trimmed();
    return value.isEmpty() ? m_kept.value(path) : value;
}

std::optional<QString> environmentValue(QLatin1StringView section, QLatin1StringView key)
{
    const auto text = environmentText(variableOf(section, key));
    return text ? std::optional(text->trimmed()) : std::nullopt;
}

std::optional<QString> environmentText(const QByteArray &variable)
{
    if (qEnvironmentVariableIsSet(variable.constData()))
        return qEnvironmentVariable(variable.constData());
    const auto found = taken().constFind(variable);
    if (found == taken().cend())
        return {};
    // Not shared: who wipes theirs must not wipe what the next reader gets.
    return QString(found->constData(), found->size());
}

void takeSecretsFromEnvironment(const QByteArrayList &others)
{
    for (const auto &[section, key] : secretKeys())
        take(variableOf(section, key));
    for (const QByteArray &variable : others)
        take(variable);
}

} // namespace FibreDesk
