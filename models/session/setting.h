// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSettings>
#include <QVariant>

namespace FibreDesk {

/// One typed value of the settings file: its key, its default, and whether a write changed it.
template <typename T>
class Setting {
public:
    Setting(QSettings &store, QString key, T fallback)
        : m_store(store)
        , m_key(std::move(key))
        , m_value(m_store.value(m_key, QVariant::fromValue(fallback)).template value<T>())
    {
    }
    Q_DISABLE_COPY_MOVE(Setting)

    [[nodiscard]] const T &value() const { return m_value; }
    /// Returns whether it is another value than before.
    bool set(const T &value)
    {
        if (m_value == value)
            return false;
        m_value = value;
        m_store.setValue(m_key, QVariant::fromValue(value));
        return true;
    }

private:
    QSettings &m_store;
    QString m_key;
    T m_value;
};

} // namespace FibreDesk
