// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audienceeditor.h"

#include "store/mirror.h"

// What of AudienceEditor chooses customers by a filter.
namespace FibreDesk {

Store::CustomerFilter AudienceEditor::filter() const
{
    return m_choice ? m_choice->filter : Store::CustomerFilter{};
}

void AudienceEditor::setFilterField(QString Store::CustomerFilter::*field, const QString &text)
{
    if (!m_choice || m_choice->filter.*field == text) {
        return;
    }
    m_choice->filter.*field = text;
    m_countTimer.start();
    Q_EMIT filterChanged();
    Q_EMIT edited();
}

void AudienceEditor::setOnlyActive(bool on)
{
    if (m_choice && m_choice->filter.onlyActive != on) {
        m_choice->filter.onlyActive = on;
        m_countTimer.start();
        Q_EMIT filterChanged();
        Q_EMIT edited();
    }
}

void AudienceEditor::setPostal(const QString &text)
{
    setFilterField(&Store::CustomerFilter::postal, text);
}

void AudienceEditor::setCity(const QString &text)
{
    setFilterField(&Store::CustomerFilter::city, text);
}

void AudienceEditor::setPlan(const QString &text)
{
    setFilterField(&Store::CustomerFilter::plan, text);
}

void AudienceEditor::setFilterLanguage(const QString &text)
{
    setFilterField(&Store::CustomerFilter::language, text);
}

void AudienceEditor::setGroup(const QString &text)
{
    setFilterField(&Store::CustomerFilter::group, text);
}

void AudienceEditor::setTerritory(const QString &text)
{
    setFilterField(&Store::CustomerFilter::territory, text);
}

void AudienceEditor::readChoices()
{
    if (!m_mirror) {
        return;
    }
    QCoro::connect(m_mirror->read([](QSqlDatabase &db) { return Store::filterChoices(db); }), this,
        [this](const Result<Store::FilterChoices> &choices) {
            if (!choices) {
                setError(choices.error());
                return;
            }
            m_choices = *choices;
            Q_EMIT choicesChanged();
        });
}

void AudienceEditor::countFilter()
{
    if (!m_mirror || !m_choice) {
        return;
    }
    const int generation = ++m_countGeneration;
    QCoro::connect(m_mirror->read([wanted = m_choice->filter](QSqlDatabase &db) {
        return Store::countAudience(db, wanted);
    }),
        this, [this, generation](const Result<Store::AudienceCount> &count) {
            if (generation != m_countGeneration) {
                return;
            }
            if (!count) {
                setError(count.error());
                return;
            }
            m_filterCount = *count;
            Q_EMIT filterCountChanged();
        });
}

} // namespace FibreDesk
