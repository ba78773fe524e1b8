// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/setting.h"
#include "session/singleton.h"

#include <QByteArray>
#include <QObject>
#include <QRect>
#include <qqmlintegration.h>

namespace FibreDesk {

/// What this user chose on this computer. Kept in an INI file; each property tells of its change.
class Settings : public QObject, public Singleton<Settings> {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    /// "system", "light", "dark"
    Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY themeChanged)
    /// "fr" or "en": what is in effect.
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    /// "compact", "normal", "comfortable"
    Q_PROPERTY(QString density READ density WRITE setDensity NOTIFY densityChanged)
    /// "system", "reduced", "full"
    Q_PROPERTY(QString motion READ motion WRITE setMotion NOTIFY motionChanged)
    Q_PROPERTY(bool reducedMotion READ isMotionReduced NOTIFY motionChanged)
    /// Idle minutes until the desk locks; 0 = never by itself.
    Q_PROPERTY(int lockMinutes READ lockMinutes WRITE setLockMinutes NOTIFY lockMinutesChanged)
    Q_PROPERTY(QRect windowGeometry READ windowGeometry WRITE setWindowGeometry NOTIFY
            windowGeometryChanged)
    Q_PROPERTY(bool windowMaximised READ isWindowMaximised WRITE setWindowMaximised NOTIFY
            windowMaximisedChanged)
    Q_PROPERTY(QString lastPage READ lastPage WRITE setLastPage NOTIFY lastPageChanged)

public:
    /// `file` is the INI file; `profileLanguage` is used until the user chooses one, then the
    /// system's.
    explicit Settings(
        const QString &file, const QString &profileLanguage = {}, QObject *parent = nullptr);

    [[nodiscard]] QString theme() const { return m_theme.value(); }
    [[nodiscard]] QString language() const;
    [[nodiscard]] QString density() const { return m_density.value(); }
    [[nodiscard]] QString motion() const { return m_motion.value(); }
    [[nodiscard]] bool isMotionReduced() const;
    [[nodiscard]] int lockMinutes() const { return m_lockMinutes.value(); }
    [[nodiscard]] QRect windowGeometry() const { return m_windowGeometry.value(); }
    [[nodiscard]] bool isWindowMaximised() const { return m_windowMaximised.value(); }
    [[nodiscard]] QString lastPage() const { return m_lastPage.value(); }

    void setTheme(const QString &theme);
    void setLanguage(const QString &language);
    /// For this run only (the command line's --language).
    void overrideLanguage(const QString &language);
    void setDensity(const QString &density);
    void setMotion(const QString &motion);
    /// What the system asks for, told by the application.
    void setSystemReducedMotion(bool reduced);
    void setLockMinutes(int minutes);
    void setWindowGeometry(const QRect &geometry);
    void setWindowMaximised(bool maximised);
    void setLastPage(const QString &page);

    /// How a split view was divided (its saveState()), by a name of its own.
    Q_INVOKABLE [[nodiscard]] QByteArray splitterState(const QString &name) const;
    Q_INVOKABLE void setSplitterState(const QString &name, const QByteArray &state);
    /// Small things a page remembers (a filter, a column): strings by name.
    Q_INVOKABLE [[nodiscard]] QString remembered(const QString &name) const;
    Q_INVOKABLE void remember(const QString &name, const QString &value);

Q_SIGNALS:
    void themeChanged();
    void languageChanged();
    void densityChanged();
    void motionChanged();
    void lockMinutesChanged();
    void windowGeometryChanged();
    void windowMaximisedChanged();
    void lastPageChanged();

private:
    QSettings m_store;
    Setting<QString> m_theme;
    Setting<QString> m_language;
    Setting<QString> m_density;
    Setting<QString> m_motion;
    Setting<int> m_lockMinutes;
    Setting<QRect> m_windowGeometry;
    Setting<bool> m_windowMaximised;
    Setting<QString> m_lastPage;
    QString m_profileLanguage;
    QString m_languageOverride;
    bool m_systemReducedMotion = false;
};

} // namespace FibreDesk
