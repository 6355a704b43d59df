namespace EnglishLearning.Api.Problems;

/// <summary>Of guardians' consent and of erasure.</summary>
internal static partial class ProblemKinds
{
    public static readonly ProblemKind UnknownConsent = new("unknown-consent", 404,
        new("Kode tidak berlaku", "The code is not good"),
        new("Kode ini salah, sudah dipakai, atau lebih dari 30 hari. Minta anak Anda masuk lagi untuk melihat kodenya.",
            "This code is wrong, was used, or is older than 30 days. Let your child sign in again to see the code."));

    public static readonly ProblemKind WithdrawalRefused = new("withdrawal-refused", 404,
        new("Kode penarikan tidak berlaku", "The withdrawal code is not good"),
        new("Nomor tanda terima atau kode penarikan salah, atau persetujuan sudah ditarik. Keduanya ada pada tanda terima yang Anda simpan.",
            "The receipt's id or the withdrawal code is wrong, or consent was taken back already. Both are on the receipt that you kept."));

    public static readonly ProblemKind ConsentNotAsked = new("consent-not-asked", 409,
        new("Persetujuan tidak diperlukan", "No consent is asked for"),
        new("Akun ini tidak sedang menunggu persetujuan wali: sudah diputuskan, atau pemiliknya sudah berumur 17 tahun.",
            "This account waits for no guardian's consent: it was decided already, or its owner is 17 by now."));

    public static readonly ProblemKind GuardianNotOfAge = new("guardian-not-of-age", 422,
        new("Pernyataan wali diperlukan", "The guardian's statement is needed"),
        new("Hanya orang tua atau wali yang sudah dewasa dapat memutuskan. Nyatakan dengan ofAge: true.",
            "Only a parent or guardian of age can decide. State it with ofAge: true."));

    public static readonly ProblemKind GuardianNotUsable = new("guardian-not-usable", 422,
        new("Data wali tidak dapat dipakai", "The guardian's details are not usable"),
        new("Isi nama dan hubungan (paling banyak 100 karakter) serta kontak (paling banyak 254), tanpa baris baru.",
            "Give name and relation (at most 100 characters) and a contact (at most 254), without line breaks."));

    public static readonly ProblemKind NoErasure = new("no-erasure", 404,
        new("Tidak ada penghapusan", "No erasure is planned"),
        new("Tidak ada penghapusan yang menunggu dan dapat dibatalkan di sini.", "There is no erasure that waits and can be cancelled here."));

    public static readonly ProblemKind ErasurePlanned = new("erasure-planned", 409,
        new("Penghapusan sudah dijadwalkan", "An erasure is planned"),
        new("Akun ini akan dihapus. Batalkan dahulu penghapusannya, bila boleh, lalu coba lagi.",
            "This account is to be erased. Cancel the erasure first, if that may be, then try again."));

    public static readonly ProblemKind AdministratorErasure = new("administrator-erasure", 409,
        new("Administrator tidak dapat dihapus", "An administrator cannot be erased"),
        new("Lepaskan dulu peran administrator dari akun ini.", "Take the role administrator from this account first."));

    public static readonly ProblemKind SharedDevice = new("shared-device", 403,
        new("Tidak di ponsel bersama", "Not on a shared phone"),
        new("Kamu masuk dengan PIN kelas. Untuk mengubah, mengunduh, atau menghapus akun, masuk dengan kata sandimu di ponselmu sendiri; guru dapat memberi kode untuk membuat kata sandi.",
            "You are signed in by a class PIN. To change, export or erase the account, sign in with your password on a phone of your own; your teacher can give you a code to choose one."));
}
