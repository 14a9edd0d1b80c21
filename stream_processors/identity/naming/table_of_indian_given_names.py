"""Given names of Indians: one name stands between two bars, with its other spellings and short forms.

Spellings that differ in what `known_names.loose_key` takes for one need no entry: Pooja and Puja, Dilip and Dileep.
"""

from __future__ import annotations

from typing import Final

MEN: Final = """
aarav | abhay | abhijit abhi | abhishek abhi | aditya adi | ajay | ajit | akash aakash | akhil | akshay | alok | aman
| amar | amit | amol | anand | aniket | anil | anirudh | anish | ankit | ankur | ansh | anuj | anup anoop | arjun |
arnav | arun | arvind aravind | aryan | ashish | ashok | ashwin | atul | avinash | ayush | balaji | bharat | bhaskar |
bhavesh | bhavin | chandan | chetan | chirag | daksh | darshan | deepak dipak | dev | devendra dev | dhruv | dilip |
dinesh | dipesh | divyesh | ganesh | gaurav gourav | gautam gautham | girish | gopal | govind | hardik | hari | harish
| harsh | harshad | hemant | himanshu | hitesh | ishan | jagdish | jatin | jayant | jayesh | jignesh | jitendra jitu |
kalpesh | kamal | kamlesh | kapil | karan | karthik kartik | kaushik | ketan | kishore kishor | krishna krishnan |
kunal | lalit | lakshman laxman | madhav | mahendra | mahesh | manish | manoj | mayank | mayur | mehul | milind |
mitesh | mohan | mohit | mukesh | mukul | nakul | naresh | narendra | nauman | naveen | neeraj niraj | nikesh nik nick
| nirmal | haresh | danesh | raghu | naveen | satyam | sanket | ajinkya | ashwani | balwant | bhupesh | brijesh |
dharmesh | dhanesh | digvijay | gurpal | hemal | jagan | jaidev | jasvir | kartar | keshav | kirit | lokesh | madan |
maulik | mihir | mitul | nandan | neel | nihal | nipun | pranay | pratap | rajnish | rupesh | samar | sandip |
shantanu | shrikant | somnath | sudeep | sujit | swapnil | trilok | upendra | vasant | vidyut | virat | nikhil nik
nick | nilesh nil | nimesh | nirav | nishant | nitesh | nitin | om | pankaj | parag | paresh | parth | pavan pawan |
piyush | prabhu | pradeep | prakash | pramod | pranav | prasad | prashant prasanth | pratik | praveen | prem | puneet
| raghav | rahul | raj | rajan raj | rajat | rajeev raj rajiv | rajendra rajinder raj | rajesh raj | rajkumar raj |
raju | rakesh | ram | raman | ramesh | ranjit | ravi | ravindra ravi ravinder | rishabh | rishi | ritesh | rohan |
rohit | roshan | sachin | sagar | samir sameer sam | sandeep | sanjay | sanjeev sanjiv sanj | santosh | sarvesh |
satish | saurabh sourabh | shailesh | shankar | sharad | shashank | shekhar | shiv | shivam | shreyas | shyam |
siddharth siddhartha sid | srinivas | subhash | sudhir | sumeet sumit | sunil | suraj | surendra surinder | suresh |
sushil | tanmay | tarun | tejas | tushar | uday | umesh | utkarsh | vaibhav | varun | vedant | venkat venkatesh |
vijay | vikas vikash | vikram | vikrant | vimal | vinay | vineet | vinod | vipin bipin | vipul | viral | viren |
virendra virender | vishal | vishnu | vivek | yash | yogesh
"""
WOMEN: Final = """
aarti arti | aditi | aishwarya aish | akanksha | alka | alpa | amrita | anamika | ananya | anika | amita | anita |
anjali | ambika | ankitha | apeksha | arti | babita | chhaya | darshana | devika | dhara | disha | gargi | gunjan |
hiral | ila | jalpa | janki | jasmin | jinal | jigna | juhi | kalavati | khyati | krupa | kruti | kusha | lalita |
leena | mitali | mithila | mrunal | nalini | nayana | neha | nikhila | padmini | pinal | poornima | prabha | pramila |
pratiksha | rajeshri | ramila | ranjan | riddhi | rohini | rushali | sandhya | sarika | sarla | savitri | sejal |
shakuntala | shaila | shefali | shobhana | shreela | sudha | suhani | sunanda | supriya | surekha | swara | tejal |
toral | urvi | vibha | vrinda | zarna | anju | ankita | anu | anuja anu | anupama anu | anuradha anu | anushka |
aparna | archana | arpita | aruna | asha | ashwini | avani | bhavana bhavna | bhavya | bhavini | bina | chandni |
charu | chitra | damini | deepa | deepali | deepika | diksha | divya | diya | dipti deepti | ekta | falguni | garima |
gauri gowri | gayatri | geeta | geetanjali | hansa | harsha | hema | hemal | heena | hetal | indira | indu | isha |
ishita | jagruti | jasmine | jaya | jayshree | jyoti | jyotsna | kajal | kalpana | kalyani | kamala | kamini | kanchan
| karishma | kavita | kavya | khushi | kinjal | kirti | komal | kriti | kritika | kusum | lakshmi laxmi | lata |
latika | leela | madhavi | madhu | madhuri | mala | malini | mamta | manisha | manju | mansi | maya | meena |
meenakshi | meera | megha | minal | mohini | mona | monika monica | mukta | namrata | nandini | nandita | neelam |
neeta | neetu | neha | nidhi | nimisha | nirmala | nisha | nishita | nitya | padma | pallavi | parul | parvati | payal
| pooja | poonam | prachi | pragya | pratibha | preeti | prerna | priya | priyanka pri | priti | purnima | pushpa |
rachna rachana | radha | radhika | ragini | rajni rajani | rakhi | ranjana | rani | rashmi | reena | rekha | renu
renuka | renuka renu | reshma | richa | riddhi | rina | ritu | riya ria | roopa | roshni | ruchi | rupal | rupali |
sadhana | sakshi | sandhya | sangeeta | sanjana | sapna | sarita | saroj | savita | seema | shalini | shanti |
sharmila | sheela | sheetal | shilpa | shivani | shobha | shraddha | shreya | shruti | shweta | simran | sita | smita
| smriti | sneha | sonal | sonali | sonam | sonia | sridevi | sudha | sujata | sulochana | suman | sumitra | sunita |
surbhi | sushma | sushmita | swati | tanvi | tara | trisha | trupti | tulsi | uma | upasana | urmila | urvashi | usha
| vaishali | vandana | varsha | vasanti | vidya | vimala | vineeta | yamini
"""
EITHER: Final = "amandeep | kiran | suman | shashi | sonu | chandra | jai | jasmeet | jaya | mani"
