// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/settings.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

/// Every spelling of a locale comes down to one of the two languages there are; empty stays empty.
QString known(const QString &language)
{
    if (language.isEmpty())
        return {};
    return language.startsWith(u"fr", Qt::CaseInsensitive) ? u"fr"_s : u"en"_s;
}

QString oneOf(const QStringList &allowed, const QString &value)
{
    return allowed.contains(value) ? value : allowed.constFirst();
}

} // namespace

Settings::Settings(const QString &file, const QString &profileLanguage, QObject *parent)
    : QObject(parent)
    , Singleton(this)
    , m_store(file, QSettings::IniFormat)
    , m_theme(m_store, u"ui/theme"_s, u"system"_s)
    , m_language(m_store, u"ui/language"_s, QString())
    , m_density(m_store, u"ui/density"_s, u"normal"_s)
    , m_motion(m_store, u"ui/motion"_s, u"system"_s)
    , m_lockMinutes(m_store, u"security/lock_minutes"_s, 15)
    , m_windowGeometry(m_store, u"window/geometry"_s, QRect())
    , m_windowMaximised(m_store, u"window/maximised"_s, false)
    , m_lastPage(m_store, u"window/page"_s, QString())
    , m_profileLanguage(known(profileLanguage))
{
}

QString Settings::language() const
{
    if (!m_languageOverride.isEmpty())
        return m_languageOverride;
    if (!m_language.value().isEmpty())
        return known(m_language.value());
    if (!m_profileLanguage.isEmpty())
        return m_profileLanguage;
    return QLocale::system().language() == QLocale::English ? u"en"_s : u"fr"_s;
}

bool Settings::isMotionReduced() const
{
    return motion() == u"reduced" || (motion() == u"system" && m_systemReducedMotion);
}

void Settings::setTheme(const QString &theme)
{
    if (m_theme.set(oneOf({u"system"_s, u"light"_s, u"dark"_s}, theme)))
        Q_EMIT themeChanged();
}

void Settings::setLanguage(const QString &language)
{
    const QString before = this->language();
    m_languageOverride.clear();
    m_language.set(known(language));
    if (this->language() != before)
        Q_EMIT languageChanged();
}

void Settings::overrideLanguage(const QString &language)
{
    const QString before = this->language();
    m_languageOverride = known(language);
    if (this->language() != before)
        Q_EMIT languageChanged();
}

void Settings::setDensity(const QString &density)
{
    if (m_density.set(oneOf({u"normal"_s, u"compact"_s, u"comfortable"_s}, density)))
        Q_EMIT densityChanged();
}

void Settings::setMotion(const QString &motion)
{
    if (m_motion.set(oneOf({u"system"_s, u"reduced"_s, u"full"_s}, motion)))
        Q_EMIT motionChanged();
}

void Settings::setSystemReducedMotion(bool reduced)
{
    if (m_systemReducedMotion == reduced)
        return;
    m_systemReducedMotion = reduced;
    Q_EMIT motionChanged();
}

void Settings::setLockMinutes(int minutes)
{
    if (m_lockMinutes.set(minutes))
        Q_EMIT lockMinutesChanged();
}

void Settings::setWindowGeometry(const QRect &geometry)
{
    if (m_windowGeometry.set(geometry))
        Q_EMIT windowGeometryChanged();
}

void Settings::setWindowMaximised(bool maximised)
{
    if (m_windowMaximised.set(maximised))
        Q_EMIT windowMaximisedChanged();
}

void Settings::setLastPage(const QString &page)
{
    if (m_lastPage.set(page))
        Q_EMIT lastPageChanged();
}

QByteArray Settings::splitterState(const QString &name) const
{
    return m_store.value(u"splitters/"_s + name).toByteArray();
}

void Settings::setSplitterState(const QString &name, const QByteArray &state)
{
    m_store.setValue(u"splitters/"_s + name, state);
}

QString Settings::remembered(const QString &name) const
{
    return m_store.value(u"remembered/"_s + name).toString();
}

void Settings::remember(const QString &name, const QString &value)
{
    m_store.setValue(u"remembered/"_s + name, value);
}

} // namespace FibreDesk
