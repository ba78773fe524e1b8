// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/systemmotion.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

const QString service = u"org.freedesktop.portal.Desktop"_s;
const QString path = u"/org/freedesktop/portal/desktop"_s;
const QString interfaceName = u"org.freedesktop.portal.Settings"_s;
// The common setting, and the one GNOME has had for longer.
const QString appearance = u"org.freedesktop.appearance"_s;
const QString gnome = u"org.gnome.desktop.interface"_s;

/// Asking for the bus where there is none would start one.
bool hasSessionBus()
{
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
        || QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s);
}

} // namespace

SystemMotion::SystemMotion(QObject *parent)
    : QObject(parent)
{
    if (!hasSessionBus())
        return;
    QDBusConnection::sessionBus().connect(service, path, interfaceName, u"SettingChanged"_s, this,
        SLOT(handleSettingChanged(QString, QString, QDBusVariant)));
    read(appearance, u"reduced-motion"_s);
    read(gnome, u"enable-animations"_s);
}

void SystemMotion::read(const QString &area, const QString &key)
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(service, path, interfaceName, u"ReadOne"_s);
    message << area << key;
    auto *watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message, 2000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
        [this, area, key](QDBusPendingCallWatcher *call) {
            call->deleteLater();
            const QDBusPendingReply<QDBusVariant> reply = *call;
            // A desktop that does not know the setting does not ask for anything.
            if (!reply.isError())
                take(area, key, reply.value().variant());
        });
}

void SystemMotion::handleSettingChanged(
    const QString &area, const QString &key, const QDBusVariant &value)
{
    take(area, key, value.variant());
}

void SystemMotion::take(const QString &area, const QString &key, const QVariant &value)
{
    const bool before = isReduced();
    if (area == appearance && key == u"reduced-motion")
        m_asked = value.toUInt() == 1;
    else if (area == gnome && key == u"enable-animations")
        m_animationsOff = !value.toBool();
    if (isReduced() != before)
        Q_EMIT reducedChanged(isReduced());
}

} // namespace FibreDesk
