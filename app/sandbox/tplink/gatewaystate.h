// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QJsonObject>
#include <QMap>
#include <QString>

#include <optional>

namespace FibreDesk::Sandbox {

/// What a gateway knows of itself, object by object, in values that move.
class GatewayState {
public:
    GatewayState(const QString &serial, const QString &model, bool showsPasswords);

    /// The answer to {"data":…,"operation":…,"oid":…}.
    [[nodiscard]] QJsonObject answer(const QJsonObject &question);
    /// The stored value of an attribute, as it is.
    [[nodiscard]] QString value(
        const QString &object, const QString &stack, const QString &attribute) const;
    void setValue(const QString &object, const QString &stack, const QString &attribute,
        const QString &value);
    void remove(const QString &object) { m_objects.remove(object); }
    /// Its up-time begins again.
    void restart();

private:
    using Rows = QMap<QString, QJsonObject>; ///< by stack

    void move();
    [[nodiscard]] QJsonObject shown(const QString &stack, const QJsonObject &row,
        const QJsonObject &asked, bool *isKnown) const;

    QString m_serial;
    bool m_showsPasswords;
    quint32 m_seed;
    QMap<QString, Rows> m_objects;
    QElapsedTimer m_up;
    qint64 m_upBefore;
};

} // namespace FibreDesk::Sandbox
