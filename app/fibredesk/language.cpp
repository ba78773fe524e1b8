// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "language.h"

#include "core/logging.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace FibreDesk {

Language::~Language()
{
    clear();
}

void Language::clear()
{
    for (QTranslator *translator : {&m_own, &m_qt, &m_dialogs})
        QCoreApplication::removeTranslator(translator);
}

void Language::use(const QString &language)
{
    clear();
    const QLocale locale(language == "fr"_L1 ? u"fr_CA"_s : u"en_CA"_s);
    QLocale::setDefault(locale);
    if (m_own.load(u":/i18n/fibredesk_%1.qm"_s.arg(language))) {
        QCoreApplication::installTranslator(&m_own);
    } else {
        qCWarning(lcApp) << "no translation for" << language;
    }
    if (m_qt.load(
            locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qt);
    }
    if (language == "fr"_L1 && m_dialogs.load(u":/i18n/qtdialogs_fr.qm"_s))
        QCoreApplication::installTranslator(&m_dialogs);
}

} // namespace FibreDesk
