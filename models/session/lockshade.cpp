// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/lockshade.h"

#include "session/desklock.h"

#include <QAccessible>
#include <QAccessibleObject>
#include <QGuiApplication>
#include <QWindow>

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

const QString LockShade::lockWindowName = u"lockWindow"_s;

namespace {

/// Which windows are behind the shade now. The factory below is a plain function.
QList<QPointer<QWindow>> &shaded()
{
    static QList<QPointer<QWindow>> windows;
    return windows;
}

/// A window that nothing can be said of.
class NothingToSay : public QAccessibleObject {
public:
    using QAccessibleObject::QAccessibleObject;

    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(qApp);
    }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QString text(QAccessible::Text) const override { return {}; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Window; }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invisible = true;
        return state;
    }
};

QAccessibleInterface *makeNothing(const QString &, QObject *object)
{
    auto *window = qobject_cast<QWindow *>(object);
    return window && shaded().contains(window) ? new NothingToSay(window) : nullptr;
}

/// The next one asked for is made anew.
void forget(QWindow *window)
{
    if (QAccessibleInterface *known = QAccessible::queryAccessibleInterface(window))
        QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(known));
}

} // namespace

LockShade::LockShade(DeskLock *lock, QObject *parent)
    : QObject(parent)
    , m_lock(lock)
{
    QAccessible::installFactory(makeNothing);
    connect(lock, &DeskLock::lockedChanged, this, &LockShade::handleLocked);
}

LockShade::~LockShade()
{
    QAccessible::removeFactory(makeNothing);
    shaded().clear();
}

void LockShade::handleLocked()
{
    if (m_lock->isLocked())
        hideAll();
    else
        showAll();
}

void LockShade::cover()
{
    if (m_lock->isLocked())
        hideAll();
}

void LockShade::hideAll()
{
    // For a moment there is no window at all.
    if (shaded().isEmpty())
        m_quitsOnLastWindow = QGuiApplication::quitOnLastWindowClosed();
    QGuiApplication::setQuitOnLastWindowClosed(false);
    for (QWindow *window : QGuiApplication::topLevelWindows()) {
        if (window->objectName() == lockWindowName)
            continue;
        if (!shaded().contains(window)) {
            forget(window);
            shaded().append(window);
        }
        if (window->isVisible()) {
            m_hidden.append(window);
            window->setVisible(false);
        }
    }
}

void LockShade::showAll()
{
    for (const QPointer<QWindow> &window : shaded()) {
        if (window)
            forget(window); // the empty one
    }
    shaded().clear();
    const auto windows = std::exchange(m_hidden, {});
    for (const QPointer<QWindow> &window : windows) {
        if (window)
            window->setVisible(true);
    }
    if (!windows.isEmpty() && windows.first())
        windows.first()->requestActivate();
    QGuiApplication::setQuitOnLastWindowClosed(m_quitsOnLastWindow);
}

} // namespace FibreDesk
