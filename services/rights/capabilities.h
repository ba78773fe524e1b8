// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

namespace FibreDesk::Rights {

/// Whether one has a right. Unknown is no refusal: the server decides then.
enum class Standing { Granted, Denied, Unknown };

/// Rights by name, as far as somebody has decided on them. Names this program does not know are
/// kept.
class Capabilities {
public:
    Capabilities() = default;
    explicit Capabilities(QMap<QString, bool> decided)
        : m_decided(std::move(decided))
    {
    }

    void decide(const QString &name, bool isGranted) { m_decided.insert(name, isGranted); }
    [[nodiscard]] Standing standing(const QString &name) const;
    [[nodiscard]] bool isEmpty() const { return m_decided.isEmpty(); }
    [[nodiscard]] const QMap<QString, bool> &decided() const { return m_decided; }
    [[nodiscard]] QStringList granted() const { return m_decided.keys(true); }
    [[nodiscard]] QStringList denied() const { return m_decided.keys(false); }

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Capabilities fromJson(const QJsonObject &object);

    bool operator==(const Capabilities &) const = default;

private:
    QMap<QString, bool> m_decided;
};

} // namespace FibreDesk::Rights
