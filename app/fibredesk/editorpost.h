// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "campaigneditor/editormail.h"

namespace FibreDesk {

class MailDesk;
struct Profile;

/// The desk's mail as the editor asks for it. The desk must outlive the editor.
[[nodiscard]] EditorMail makeEditorMail(MailDesk *desk, const Profile &profile);

} // namespace FibreDesk
