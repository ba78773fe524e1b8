// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "screenlock.h"

#include <QDBusConnection>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace FibreDesk {

ScreenLock::ScreenLock(QObject *parent)
    : QObject(parent)
{
    // Asking for a bus where there is none would start one.
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
        || QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s)) {
        for (const QString &name : {u"org.freedesktop.ScreenSaver"_s, u"org.gnome.ScreenSaver"_s}) {
            QDBusConnection::sessionBus().connect(
                {}, {}, name, u"ActiveChanged"_s, this, SLOT(handleActive(bool)));
        }
    }
    if (QFileInfo::exists(u"/run/dbus/system_bus_socket"_s)) {
        QDBusConnection::systemBus().connect(u"org.freedesktop.login1"_s, {},
            u"org.freedesktop.login1.Session"_s, u"Lock"_s, this, SLOT(handleLock()));
    }
}

void ScreenLock::handleActive(bool isActive)
{
    if (isActive) {
        Q_EMIT locked();
    }
}

void ScreenLock::handleLock()
{
    Q_EMIT locked();
}

} // namespace FibreDesk
