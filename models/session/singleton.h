// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJSEngine>
#include <QQmlEngine>

namespace FibreDesk {

/// A QML singleton whose one instance is made in main() and stays C++'s: QML only finds it. The
/// type has no default constructor, or the engine would rather make its own.
template <typename T>
class Singleton {
public:
    static T *create(QQmlEngine *engine, QJSEngine *scripts)
    {
        Q_UNUSED(engine)
        Q_UNUSED(scripts)
        Q_ASSERT_X(s_instance, "Singleton", "made in main() before the engine loads");
        QJSEngine::setObjectOwnership(s_instance, QJSEngine::CppOwnership);
        return s_instance;
    }

protected:
    explicit Singleton(T *instance) { s_instance = instance; }
    ~Singleton() { s_instance = nullptr; }
    Q_DISABLE_COPY_MOVE(Singleton)

private:
    static inline T *s_instance = nullptr;
};

} // namespace FibreDesk
