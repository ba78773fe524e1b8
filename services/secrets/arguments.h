// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayList>

namespace FibreDesk::Safe {

/// Overwrites the values of these options ("--password X", "--password=X") where the process was
/// given them: that is what `ps` shows. "-" (from stdin) stays. Copies made before are not touched.
void hideArguments(int argc, char **argv, const QByteArrayList &options);

} // namespace FibreDesk::Safe
